using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>Once a minute, gives back the units of pending orders whose time is over and whose message was late or lost.</summary>
public static class SweepReservations
{
    /// <summary>Time that one order may take, and so what must be left of the round for the next to be begun.</summary>
    private static readonly TimeSpan s_reserve = TimeSpan.FromSeconds(10);

    public static void Round(OrdersApp app)
    {
        var cause = Cause.OfClock("orders", app.Clock);
        foreach (var shard in Enumerable.Range(0, OrdersTable.ShardsCount))
        {
            foreach (var id in app.Pending.Due(shard))
            {
                if (app.Deadline.Remaining < s_reserve)
                {
                    return; // The next round goes on.
                }

                Expire(id, cause, app);
            }
        }
    }

    // One order whose row or whose stock makes no sense must not keep the others from it. What else fails, fails the round.
    private static void Expire(OrderId id, Cause cause, OrdersApp app)
    {
        try
        {
            if (ExpireReservation.Expire(id, cause, app) is { } refusal)
            {
                app.Telemetry.Log.Error("expiry-refused", exception: null, ("orderId", id.Text), ("detail", refusal.Detail));
            }
        }
        catch (Exception poison) when (poison is InvalidDataException or FormatException)
        {
            app.Telemetry.Log.Error("order-unreadable", poison, ("orderId", id.Text));
        }
    }
}

/// <summary>The pending orders, by the moment at which they expire.</summary>
public sealed class PendingOrders(DynamoDbClient dynamo, string table, TimeProvider clock)
{
    /// <summary>Those of a shard whose time is over, the longest overdue first; at most one page of the database's.</summary>
    public IReadOnlyList<OrderId> Due(int shard)
    {
        var page = dynamo.Query(new Query(table, $"{OrdersTable.PendingShard} = :shard AND {OrdersTable.ExpiresAtId} <= :now")
        {
            Index = OrdersTable.PendingIndex,
            Values = v => v.String(":shard", OrdersTable.Shard(shard)).String(":now", Timestamp.Format(clock.GetUtcNow())),
            Limit = Limits.SweepOrdersMax,
        });
        return [.. page.Items.Select(row => OrderId.Of(row.String("id")))];
    }
}
