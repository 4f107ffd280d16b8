using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// A function that events of the bus wake, through a queue of its own. EventBridge delivers at least once and in no order, and a relay says
/// an event again when it does not know whether it was heard, so every consumer must come to the same end whatever is repeated or
/// overtaken.
/// </summary>
public static class EventFunction
{
    /// <summary>A function with a consumer for each type of event that its rule lets in.</summary>
    /// <param name="host">What the instance gets from outside.</param>
    /// <param name="operation">Its name in logs and metrics.</param>
    /// <param name="consumers">No two of one type.</param>
    /// <param name="connect">Opens connections during init; null for none. It may fail with <see cref="UnavailableException"/>.</param>
    /// <exception cref="ArgumentException">Two consumers take the same type.</exception>
    public static IFunction Create(Host host, string operation, IReadOnlyList<Consumer> consumers, Action? connect = null)
    {
        var byType = new Dictionary<(string Source, string Name), Consumer>();
        foreach (var consumer in consumers)
        {
            if (!byType.TryAdd((consumer.Event.Source, consumer.Event.Name), consumer))
            {
                throw new ArgumentException($"{consumer.Event} has two consumers", nameof(consumers));
            }
        }

        return QueueFunction.Create(host, operation, message => Consume(message, byType, host.Telemetry), () => Warm(consumers, connect));
    }

    private static void Warm(IReadOnlyList<Consumer> consumers, Action? connect)
    {
        foreach (var consumer in consumers)
        {
            consumer.Warm();
        }

        connect?.Invoke();
    }

    private static Error? Consume(
        QueueMessage message, Dictionary<(string Source, string Name), Consumer> consumers, Telemetry telemetry)
    {
        if (!BusEvent.Read(message.Body).TryGet(out var @event, out var error))
        {
            return error;
        }

        telemetry.DescribeEvent(@event.Metadata);

        // Acknowledged, it would be gone: it ends in the dead-letter queue instead, where somebody asks who sent it here.
        return consumers.TryGetValue((@event.Source, @event.Name), out var consumer)
            ? consumer.Handle(@event)
            : Error.Invalid(new Fault("/detail-type", "unknown-event", $"Nobody here knows {@event.Name} of {@event.Source}"));
    }
}
