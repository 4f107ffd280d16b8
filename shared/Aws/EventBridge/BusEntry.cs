namespace Ecommerce.Aws.EventBridge;

/// <summary>An event to put on a bus.</summary>
/// <param name="Source">Who says so, for instance <c>shop.products</c>.</param>
/// <param name="DetailType">What happened.</param>
/// <param name="Detail">A JSON object as text.</param>
public sealed record BusEntry(string Source, string DetailType, string Detail)
{
    /// <summary>When it happened, to the second; null: when EventBridge receives it.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The X-Ray header that targets are given; null: none.</summary>
    public string? TraceHeader { get; init; }
}
