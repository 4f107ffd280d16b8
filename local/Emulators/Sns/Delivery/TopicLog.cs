namespace Ecommerce.Local.Emulators.Sns;

/// <summary>A delivery that no attempt follows.</summary>
/// <param name="IsInQueue">Whether its dead-letter queue has it; else it is lost.</param>
public sealed record FailedNotification(
    DateTimeOffset At, string MessageId, string SubscriptionArn, string Endpoint, string Error, bool IsInQueue);

/// <summary>What could not be delivered last. AWS tells that by metrics only.</summary>
public sealed class TopicLog
{
    private readonly Lock _gate = new();
    private readonly Queue<FailedNotification> _failures = new();

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<FailedNotification> Failures
    {
        get
        {
            lock (_gate)
            {
                return [.. _failures];
            }
        }
    }

    internal void Add(FailedNotification failure)
    {
        lock (_gate)
        {
            _failures.Enqueue(failure);
            if (_failures.Count > SnsLimits.RecentMax)
            {
                _failures.Dequeue();
            }
        }
    }
}
