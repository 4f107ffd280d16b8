namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>An event that a bus accepted.</summary>
/// <param name="Deliveries">To how many targets it goes.</param>
public sealed record BusEvent(DateTimeOffset At, string Bus, string Id, string Source, string DetailType, int Deliveries);

/// <summary>A delivery that no attempt follows.</summary>
/// <param name="IsInQueue">Whether its dead-letter queue has it; else it is lost.</param>
public sealed record FailedDelivery(
    DateTimeOffset At, string RuleArn, string TargetArn, string ErrorCode, string ErrorMessage, bool IsInQueue);

/// <summary>What happened on the buses last, for the console.</summary>
public sealed class BusLog
{
    private readonly Lock _gate = new();
    private readonly Queue<BusEvent> _events = new();
    private readonly Queue<FailedDelivery> _failures = new();

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<BusEvent> Events => Copy(_events);

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<FailedDelivery> Failures => Copy(_failures);

    internal void Add(BusEvent @event) => Add(_events, @event);

    internal void Add(FailedDelivery failure) => Add(_failures, failure);

    private void Add<T>(Queue<T> queue, T item)
    {
        lock (_gate)
        {
            queue.Enqueue(item);
            if (queue.Count > EventLimits.RecentMax)
            {
                queue.Dequeue();
            }
        }
    }

    private IReadOnlyList<T> Copy<T>(Queue<T> queue)
    {
        lock (_gate)
        {
            return [.. queue];
        }
    }
}
