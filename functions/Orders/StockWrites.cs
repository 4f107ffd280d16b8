using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// What an order does to the rows of stock, in its own transaction. They belong to Inventory, which lets an order touch these counts and
/// add movements, and nothing else.
/// </summary>
internal sealed class StockWrites(string table, TimeProvider clock)
{
    private const string IsOpen = "(attribute_not_exists(#status) OR #status = :open)";

    /// <summary>Holds the units of an order, or fails where there are too few: one write for each item, in their order.</summary>
    public IReadOnlyList<Write> Reserve(Order order) =>
    [
        .. order.Items.Select(item => Change(
            item, "SET available = available - :units, reserved = reserved + :units", $"available >= :units AND {IsOpen}", isSale: true)),
    ];

    /// <summary>
    /// What a step does to the units of an order: first one write for each item that can find too little, in their order, then the rest.
    /// </summary>
    public IReadOnlyList<Write> Of(StockMove move, Order order, Cause cause) => move switch
    {
        StockMove.None => [],
        StockMove.Release => Each(order, "SET available = available + :units, reserved = reserved - :units", "reserved >= :units"),
        StockMove.Sell =>
        [
            .. Each(order, "SET onHand = onHand - :units, reserved = reserved - :units", "reserved >= :units AND onHand >= :units"),
            .. Movements(order, InventoryTable.Sale, sign: -1, cause),
        ],
        StockMove.SellUnreserved =>
        [
            .. order.Items.Select(item => Change(
                item, "SET onHand = onHand - :units, available = available - :units", $"available >= :units AND {IsOpen}", isSale: true)),
            .. Movements(order, InventoryTable.Sale, sign: -1, cause),
        ],
        StockMove.Restock =>
        [
            .. Each(order, "SET onHand = onHand + :units, available = available + :units", "attribute_exists(pk)"),
            .. Movements(order, InventoryTable.Restock, sign: 1, cause),
        ],
    };

    public static Key KeyOf(string sku) => new(InventoryTable.Partition(new Sku(sku)), InventoryTable.Stock);

    private Write[] Each(Order order, string counts, string condition) =>
        [.. order.Items.Select(item => Change(item, counts, condition, isSale: false))];

    private Write Change(OrderItem item, string counts, string condition, bool isSale) => Write.Update(
        table, KeyOf(item.Sku), $"{counts}, version = version + :one") with
    {
        Condition = condition,
        Names = isSale ? [("#status", InventoryTable.Status)] : [],
        Values = v => v.Number(":units", item.Quantity).Number(":one", 1).StringIf(":open", isSale ? InventoryTable.Open : null),
    };

    private IEnumerable<Write> Movements(Order order, string reason, int sign, Cause cause) => order.Items.Select(item =>
    {
        var id = Id.New<MovementId>(clock);
        return Write.Put(table, row => row
            .String("pk", InventoryTable.Partition(new Sku(item.Sku)))
            .String("sk", InventoryTable.Movement(id))
            .String("kind", InventoryTable.MovementKind)
            .String("sku", item.Sku)
            .String("productId", item.ProductId.Text)
            .Number("delta", sign * item.Quantity)
            .String("reason", reason)
            .String("reference", order.Id.Text)
            .String("by", cause.Actor)
            .String("at", Timestamp.Format(order.UpdatedAt)));
    });
}
