using System.Text;
using Ecommerce.Aws;
using Ecommerce.Aws.EventBridge;

namespace Ecommerce.Functions.Relay;

/// <summary>How rows become calls of PutEvents: as few as there can be, each within its bounds, in the order of the rows.</summary>
public static class Calls
{
    public static IEnumerable<IReadOnlyList<Pending>> Of(IReadOnlyList<Pending> rows)
    {
        var (call, bytes) = (new List<Pending>(), 0);
        foreach (var row in rows)
        {
            var more = BytesOf(row);
            if (call.Count == AwsLimits.PutEventsMax || (call.Count > 0 && bytes + more > RelayLimits.CallBytesMax))
            {
                yield return call;
                (call, bytes) = ([], 0);
            }

            call.Add(row);
            bytes += more;
        }

        if (call.Count > 0)
        {
            yield return call;
        }
    }

    public static BusEntry EntryOf(Pending row) => new(row.Source, row.DetailType, row.Detail)
    {
        Time = row.At,
        TraceHeader = Trace.HeaderOf(row.Detail),
    };

    /// <summary>As EventBridge counts (EventBridge user guide, "Sending events with PutEvents", event entry size).</summary>
    public static int BytesOf(Pending row)
    {
        const int TimeBytes = 14;
        return TimeBytes + Encoding.UTF8.GetByteCount(row.Source) + Encoding.UTF8.GetByteCount(row.DetailType)
            + Encoding.UTF8.GetByteCount(row.Detail);
    }
}
