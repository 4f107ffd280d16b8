namespace Ecommerce.Aws.Sns;

/// <summary>A message on its way to a topic (API reference, Publish).</summary>
/// <param name="Text">Not empty; with the attributes at most 256 KiB.</param>
public sealed record TopicMessage(string Text)
{
    /// <summary>Texts beside the message, of which none is empty: what subscribers filter by.</summary>
    public IReadOnlyList<Field> Attributes { get; init; } = [];
}
