using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// Counts a SKU anew from what its figures come from: its movements, and the pending orders that hold units of it. The second is only as
/// good as the index of pending orders, which may not know yet of an order that was placed a moment ago.
/// </summary>
/// <param name="movementsMax">Movements of one SKU, and pending orders of the shop, that are read at most.</param>
public sealed class Recount(
    DynamoDbClient dynamo, string table, string ordersTable, int movementsMax = Limits.ReconcileMovementsMax,
    int ordersMax = Limits.ReconcileOrdersMax)
{
    public Result<Counts> Of(Sku sku)
    {
        if (!OnHand(sku).TryGet(out var onHand, out var error) || !Reserved(sku).TryGet(out var reserved, out error))
        {
            return error;
        }

        return new Counts(onHand, reserved, onHand - reserved);
    }

    private Result<long> OnHand(Sku sku)
    {
        var movements = new Query(table, "pk = :pk AND begins_with(sk, :prefix)")
        {
            Values = v => v.String(":pk", InventoryTable.Partition(sku)).String(":prefix", InventoryTable.MovementPrefix),
            Projection = "pk, sk, delta",
            Consistent = true,
        };
        var (onHand, count) = (0L, 0);
        foreach (var page in dynamo.Pages(movements))
        {
            onHand += page.Items.Sum(row => row.Number("delta"));
            count += page.Items.Count;
            if (count > movementsMax)
            {
                return new Error(
                    Problem.InvalidState, $"It has more than {movementsMax} movements, which cannot be recounted in one request");
            }
        }

        return onHand;
    }

    private Result<long> Reserved(Sku sku)
    {
        var (holders, count) = (new List<Key>(), 0);
        foreach (var page in Enumerable.Range(0, OrdersTable.ShardsCount).SelectMany(shard => dynamo.Pages(PendingIn(shard))))
        {
            // The lines of an order never change, so that the index is right about them however late it is.
            holders.AddRange(page.Items.Where(row => UnitsIn(row, sku) > 0).Select(row => new Key(row.String("pk"), row.String("sk"))));
            count += page.Items.Count;
            if (count > ordersMax)
            {
                return new Error(
                    Problem.InvalidState, $"There are more than {ordersMax} pending orders, which cannot be looked through in one request");
            }
        }

        // Of the status it may be wrong: an order that was paid for meanwhile holds nothing any more.
        return holders.Distinct().Chunk(AwsLimits.BatchGetKeysTotalMax)
            .SelectMany(keys => dynamo.BatchGet(ordersTable, keys, consistent: true))
            .Where(row => row.String(OrdersTable.Status) == OrdersTable.Pending)
            .Sum(row => UnitsIn(row, sku));
    }

    private Query PendingIn(int shard) => new(ordersTable, $"{OrdersTable.PendingShard} = :shard")
    {
        Index = OrdersTable.PendingIndex,
        Values = v => v.String(":shard", OrdersTable.Shard(shard)),
        Projection = $"pk, sk, {OrdersTable.PendingShard}, {OrdersTable.ExpiresAtId}, #lines",
        Names = [("#lines", OrdersTable.Lines)],
    };

    private static long UnitsIn(Item order, Sku sku) => order.Maps(OrdersTable.Lines)
        .Where(line => line.String(OrdersTable.Sku) == sku.Text).Sum(line => line.Number(OrdersTable.Quantity));
}
