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

    private IEnumerable<OrderId> Read(Query query)
    {
        query = query with { Projection = "pk", Limit = Limits.RoundPageOrdersMax };
        QueryPage page;
        do
        {
            page = dynamo.Query(query);
            foreach (var row in page.Items)
            {
                yield return OrderId.Of(row.String("pk")[OrdersTable.AnyOrder.IndexOf('*', StringComparison.Ordinal)..]);
            }

            query = query with { StartAfter = page.LastKey is { } last ? key => Copy(last, key) : null };
        }
        while (page.LastKey is not null);
    }

    // The key of an index's page is that of the index and that of the table.
    private static void Copy(Item from, ItemWriter to)
    {
        foreach (var name in from.Names)
        {
            to.String(name, from.String(name));
        }
    }
}
