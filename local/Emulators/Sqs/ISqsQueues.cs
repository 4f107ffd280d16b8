namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// Queues as a consumer of this process sees them, such as a function's event source. Queues are named by their ARN; refusals are an
/// <see cref="SqsException"/>.
/// </summary>
public interface ISqsQueues
{
    /// <summary>Takes messages, at most ten; waits until there is one, at most so long.</summary>
    /// <param name="visibility">How long they are kept from others; null: as long as the queue says.</param>
    Task<IReadOnlyList<SqsMessage>> ReceiveAsync(
        string queueArn, int max, TimeSpan wait, TimeSpan? visibility, CancellationToken cancellation);

    Task DeleteAsync(string queueArn, string receiptHandle, CancellationToken cancellation);

    Task ChangeVisibilityAsync(string queueArn, string receiptHandle, int seconds, CancellationToken cancellation);
}

/// <summary>A message as its receiver gets it, with all that there is to know.</summary>
/// <param name="SystemAttributes">As ReceiveMessage names them.</param>
public sealed record SqsMessage(
    string MessageId, string ReceiptHandle, string Body, string BodyDigest, IReadOnlyDictionary<string, string> SystemAttributes,
    IReadOnlyDictionary<string, MessageAttribute> Attributes, string? AttributesDigest);

/// <summary>A queue as the console shows it.</summary>
public sealed record QueueSummary(string Name, string Arn, QueueCounts Counts);
