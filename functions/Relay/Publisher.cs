using Ecommerce.Aws.EventBridge;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Relay;

/// <summary>
/// Says events on the bus and marks those that it took. Between the two the process may die, and then an event is said again: it goes over
/// the bus at least once, never not at all.
/// </summary>
public sealed class Publisher(EventBridgeClient bus, string busName, OutboxTable outbox, Deadline deadline, Telemetry telemetry)
{
    /// <summary>Which of the rows are said and marked. The others remain unpublished, as far as anybody knows.</summary>
    public IReadOnlySet<string> Publish(IReadOnlyList<Pending> rows)
    {
        var done = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        foreach (var call in Calls.Of(rows))
        {
            if (deadline.Remaining < RelayLimits.TimeToPublish || !Publish(call, done))
            {
                break; // Nobody is served by asking a bus again that cannot be reached, nor by dying amid a call.
            }
        }

        return done;
    }

    private bool Publish(IReadOnlyList<Pending> call, HashSet<string> done)
    {
        try
        {
            var outcomes = bus.PutEvents(busName, [.. call.Select(Calls.EntryOf)]);
            for (var i = 0; i < call.Count; i++)
            {
                if (outcomes[i].IsAccepted)
                {
                    outbox.Mark(call[i]);
                    done.Add(call[i].Id);
                }
                else
                {
                    Tell(call[i], outcomes[i]);
                }
            }

            return true;
        }
        catch (UnavailableException away)
        {
            telemetry.Log.Warn("publishing-interrupted", ("reason", away.Message));
            return false;
        }
    }

    private void Tell(Pending row, PutOutcome outcome) => telemetry.Log.Error(
        "event-not-accepted", exception: null,
        ("eventId", row.Id), ("detailType", row.DetailType), ("code", outcome.ErrorCode), ("message", outcome.ErrorMessage));
}
