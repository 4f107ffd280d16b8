namespace Ecommerce.SourceGeneration.Models;

/// <summary>All that is generated for one class, and all that is wrong with what it asks for. It holds no symbol of the compiler.</summary>
/// <param name="Namespace">Null: the global one. Neither it nor the name has an <c>@</c>.</param>
internal sealed record WriterModel(string? Namespace, string Name, EquatableList<Routine> Routines, EquatableList<Finding> Findings);

/// <summary>The method for one type.</summary>
/// <param name="Type">As code names it anywhere: <c>global::Ecommerce.Kernel.Money</c>.</param>
/// <param name="Access">Private: not asked for by an attribute, and only held by what is.</param>
internal sealed record Routine(string Type, bool IsReference, Access Access, Content Content);

/// <summary>What a type is made of.</summary>
internal abstract record Content
{
    internal sealed record Members(EquatableList<Member> All) : Content;

    /// <param name="Length">The name of the property that says how many there are.</param>
    internal sealed record Items(string Length, Shape Item) : Content;

    /// <summary>A dictionary whose keys are strings.</summary>
    internal sealed record Entries(Shape Value) : Content;

    /// <summary>An enumeration.</summary>
    internal sealed record Words(EquatableList<Word> All) : Content;
}

/// <param name="Name">In C#.</param>
/// <param name="JsonName">In JSON; of characters that no encoder escapes.</param>
/// <param name="CanBeNull">Whatever its annotation says, which nothing enforces.</param>
/// <param name="IsAlwaysWritten">Null is written, and not left out.</param>
internal sealed record Member(string Name, string JsonName, Shape Shape, bool CanBeNull, bool IsAlwaysWritten);

/// <param name="Name">In C#.</param>
/// <param name="Text">In JSON.</param>
internal sealed record Word(string Name, string Text);
