namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>A task that brings messages back out of a dead-letter queue.</summary>
/// <param name="Destination">The ARN of a queue; null: each message goes to the queue it came from.</param>
/// <param name="Rate">Messages a second; null: all at once.</param>
/// <param name="LastPosition">Of the last message there was when the task began: what comes later stays.</param>
internal sealed record MoveTask(
    long Id, string Source, string? Destination, long? Rate, string Status, long Total, long Moved, DateTimeOffset Started,
    long LastPosition, string? Failure)
{
    public const string Running = "RUNNING";
    public const string Completed = "COMPLETED";
    public const string Cancelled = "CANCELLED";
    public const string Failed = "FAILED";
}
