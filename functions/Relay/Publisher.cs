using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Relay;

/// <summary>
/// Says events on the bus and marks those that it took. Between the two the process may die, and then an event is said again: it goes over
/// the bus at least once, so consumers must be able to hear it twice.
/// </summary>
public sealed class Publisher(EventBus bus, OutboxTable outbox, Deadline deadline, Telemetry telemetry)
{
    /// <summary>The ids of the rows that are said and marked. Of the others nobody knows, or they were refused.</summary>
    public IReadOnlySet<string> Publish(IReadOnlyList<Pending> rows)
    {
        var done = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        try
        {
            foreach (var call in Calls.Of(rows))
            {
                if (deadline.Remaining < RelayLimits.TimeToPublish)
                {
                    telemetry.Log.Warn("publishing-interrupted", ("reason", "no time is left for another call"));
                    break;
                }

                Publish(call, done);
            }
        }
        catch (UnavailableException away)
        {
            // Nobody is served by asking again who does not answer: what is not done is tried again in a later invocation.
            telemetry.Log.Warn("publishing-interrupted", ("reason", away.Message));
        }

        return done;
    }

    private void Publish(IReadOnlyList<Pending> call, HashSet<string> done)
    {
        var patience = bus.Patience();
        var left = call;
        do
        {
            left = Put(left, done);
        }
        while (left.Count > 0 && patience.Again());

        foreach (var row in left)
        {
            telemetry.Log.Warn("event-throttled", ("eventId", row.Id), ("detailType", row.DetailType));
        }
    }

    /// <summary>Puts rows and marks what was accepted; gives back those that may be accepted in a moment.</summary>
    private List<Pending> Put(IReadOnlyList<Pending> rows, HashSet<string> done)
    {
        var outcomes = bus.Put(rows);
        var left = new List<Pending>();
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, outcome) = (rows[i], outcomes[i]);
            if (outcome.IsAccepted)
            {
                outbox.Mark(row);
                done.Add(row.Id);
            }
            else if (outcome.MayPass)
            {
                left.Add(row);
            }
            else
            {
                telemetry.Log.Error(
                    "event-refused", exception: null,
                    ("eventId", row.Id), ("detailType", row.DetailType), ("code", outcome.ErrorCode), ("message", outcome.ErrorMessage));
            }
        }

        return left;
    }
}
