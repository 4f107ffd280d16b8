using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// The orders whose time has come, by their keys alone: a row that cannot be read is a row all the same. They are read a page at a time,
/// as they are asked for, so orders that stay where they are hide none behind them.
/// </summary>
public sealed class DueOrders(DynamoDbClient dynamo, string table, TimeProvider clock)
{
    /// <summary>
    /// Those whose reservation is over, the longest overdue of a shard first. Each round begins at another shard, so that none has to wait
    /// for the last of another's.
    /// </summary>
    public IEnumerable<OrderId> Expiring()
    {
        var now = clock.GetUtcNow();
        return Enumerable.Range(now.Minute, OrdersTable.ShardsCount).SelectMany(number => Read(
            new(table, $"{OrdersTable.PendingShard} = :shard AND {OrdersTable.ExpiresAtId} <= :now")
            {
                Index = OrdersTable.PendingIndex,
                Values = v => v.String(":shard", OrdersTable.Shard(number % OrdersTable.ShardsCount)).String(":now", Timestamp.Format(now)),
            }));
    }

    /// <summary>Those that came into a status on a day.</summary>
    public IEnumerable<OrderId> In(OrderIndex index) => Read(new(table, $"{index.Attribute} = :value")
    {
        Index = index.Name, Values = v => v.String(":value", index.Value),
    });

    private IEnumerable<OrderId> Read(Query query) =>
        from page in dynamo.Pages(query with { Projection = "pk", Limit = Limits.RoundPageOrdersMax })
        from row in page.Items
        select OrdersTable.OrderOf(row.String("pk"));
}
