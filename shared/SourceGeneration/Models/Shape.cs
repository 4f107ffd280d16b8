namespace Ecommerce.SourceGeneration.Models;

/// <summary>What one call of the JSON writer says.</summary>
internal enum LeafKind
{
    Text,
    Flag,
    Number,

    /// <summary>A <c>DateTimeOffset</c>, as <c>Kernel.Timestamp</c> writes it.</summary>
    Moment,

    /// <summary>An <c>IId</c>: its text.</summary>
    Id,

    /// <summary>A member of an enumeration, as its word.</summary>
    Word,
}

/// <summary>How a value is written where it stands.</summary>
internal abstract record Shape
{
    internal sealed record Leaf(LeafKind Kind) : Shape;

    /// <summary>By the <c>Write</c> of its type.</summary>
    internal sealed record Compound : Shape;

    /// <summary>A <c>Nullable</c>: null, or its value.</summary>
    internal sealed record Optional(Shape Present) : Shape;
}
