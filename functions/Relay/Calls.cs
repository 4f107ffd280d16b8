using Ecommerce.Aws.EventBridge;

namespace Ecommerce.Functions.Relay;

/// <summary>How rows become calls of PutEvents: as few as there can be, each within its bounds, in the order of the rows.</summary>
public static class Calls
{
    public static IEnumerable<IReadOnlyList<Pending>> Of(IReadOnlyList<Pending> rows)
    {
        var (call, bytes) = (new List<Pending>(), 0L);
        foreach (var row in rows)
        {
            var size = EntryOf(row).Bytes;
            if (call.Count == PutEntry.CountMax || (call.Count > 0 && bytes + size > PutEntry.TotalBytesMax))
            {
                yield return call;
                (call, bytes) = ([], 0);
            }

            call.Add(row);
            bytes += size;
        }

        if (call.Count > 0)
        {
            yield return call;
        }
    }

    public static PutEntry EntryOf(Pending row) => new(row.Source, row.DetailType, row.Detail)
    {
        Time = row.At,
        TraceHeader = Trace.HeaderOf(row.Detail),
    };
}
