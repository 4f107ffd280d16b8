namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>A delivery that no attempt follows.</summary>
/// <param name="IsInQueue">Whether its dead-letter queue has it; else it is lost.</param>
public sealed record FailedDelivery(
    DateTimeOffset At, string RuleArn, string TargetArn, string ErrorCode, string ErrorMessage, bool IsInQueue);

/// <summary>What happened on the buses last, for the console.</summary>
public sealed class BusLog
{
    private readonly Lock _gate = new();
    private readonly Queue<BusEvent> _events = new();
    private readonly Dictionary<long, (DeliveryState State, string? ErrorCode)> _states = [];
    private readonly Queue<FailedDelivery> _failures = new();

    /// <summary>The oldest first, each with what has become of it by now.</summary>
    public IReadOnlyList<BusEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events.Select(e => e with { Deliveries = [.. e.Deliveries.Select(AsItStands)] })];
            }
        }
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<FailedDelivery> Failures
    {
        get
        {
            lock (_gate)
            {
                return [.. _failures];
            }
        }
    }

    internal void Add(BusEvent @event)
    {
        lock (_gate)
        {
            _events.Enqueue(@event);
            if (_events.Count > EventLimits.RecentMax)
            {
                foreach (var delivery in _events.Dequeue().Deliveries)
                {
                    _states.Remove(delivery.Id);
                }
            }

            foreach (var delivery in @event.Deliveries)
            {
                _states[delivery.Id] = (delivery.State, delivery.ErrorCode);
            }
        }
    }

    internal void Add(FailedDelivery failure)
    {
        lock (_gate)
        {
            _failures.Enqueue(failure);
            if (_failures.Count > EventLimits.RecentMax)
            {
                _failures.Dequeue();
            }
        }
    }

    /// <summary>Says what became of a delivery, if its event is still remembered.</summary>
    internal void Tell(long delivery, DeliveryState state, string? errorCode = null)
    {
        lock (_gate)
        {
            if (_states.ContainsKey(delivery))
            {
                _states[delivery] = (state, errorCode);
            }
        }
    }

    // A number is given again when what was written with it was rolled back, so two events may share one.
    private BusDelivery AsItStands(BusDelivery delivery) => _states.TryGetValue(delivery.Id, out var now)
        ? delivery with { State = now.State, ErrorCode = now.ErrorCode }
        : delivery;
}
