using System.Diagnostics.Metrics;
using System.Globalization;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Relay;

/// <summary>
/// Publishes what the stream left behind: rows that are still unpublished after a while, because the stream or EventBridge was away, or a
/// function died. On a good day it finds none.
/// </summary>
public sealed class Sweeper(OutboxTable outbox, Publisher publisher, Deadline deadline, TimeProvider clock, Telemetry telemetry)
{
    private readonly Counter<long> _found = telemetry.Meter.CreateCounter<long>("OverdueEvents");

    /// <summary>One round over all shards, oldest rows first in each. What it has no time for waits for the next round.</summary>
    public void Sweep()
    {
        var before = IdAt(clock.GetUtcNow() - RelayLimits.SweepAgeMin);
        var (found, published) = (0, 0);
        for (var shard = 0; shard < OutboxRow.ShardsCount; shard++)
        {
            Item? last = null;
            for (var page = 0; page < RelayLimits.SweepPagesMax && deadline.Remaining > RelayLimits.TimeToPublish; page++)
            {
                var overdue = outbox.Overdue(shard, before, last);
                var rows = Read(overdue.Items);
                found += overdue.Items.Count;
                published += publisher.Publish(rows).Count;
                last = overdue.LastKey;
                if (last is null)
                {
                    break;
                }
            }
        }

        _found.Add(found);
        if (found > 0)
        {
            telemetry.Log.Warn("events-overdue", ("found", found), ("published", published));
        }
    }

    /// <summary>An id that sorts behind those made before a moment, and before all others: ids begin with their millisecond.</summary>
    internal static string IdAt(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{EventId.Prefix}_{at.ToUnixTimeMilliseconds():x12}");

    // A row that cannot be read must not keep the others from being published. It is found again each minute, and counted.
    private List<Pending> Read(IReadOnlyList<Item> items)
    {
        var rows = new List<Pending>(items.Count);
        foreach (var item in items)
        {
            try
            {
                rows.Add(Pending.Read(item));
            }
            catch (InvalidDataException poison)
            {
                telemetry.Log.Error("row-unreadable", poison, ("eventId", item.StringOrNull("sk")));
            }
        }

        return rows;
    }
}
