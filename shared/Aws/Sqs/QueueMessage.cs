namespace Ecommerce.Aws.Sqs;

/// <summary>A message on its way to a queue (API reference, SendMessage).</summary>
/// <param name="Body">Text of characters that XML has; with the attributes at most 1 MiB.</param>
public sealed record QueueMessage(string Body)
{
    /// <summary>Texts beside the body, at most ten, of which none is empty.</summary>
    public IReadOnlyList<Field> Attributes { get; init; } = [];

    /// <summary>How long it stays out of sight at first, up to 900 seconds; null: as long as the queue says. Not in FIFO queues.</summary>
    public int? DelaySeconds { get; init; }

    /// <summary>MessageGroupId: FIFO queues need one, and keep the order within it.</summary>
    public string? Group { get; init; }

    /// <summary>MessageDeduplicationId: in a FIFO queue, what has the same within five minutes is the same message.</summary>
    public string? Deduplication { get; init; }

    /// <summary>X-Ray's trace header, which the queue hands on to the receiver.</summary>
    public string? Trace { get; init; }
}
