using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// What else is written in the transaction that brings a SKU to a level: nothing where it was said before, otherwise the event and what
/// customers see of it.
/// </summary>
internal sealed class LevelWrites(string table, string productsTable, TimeProvider clock)
{
    private readonly Outbox _outbox = new(table, clock);

    /// <param name="stock">The stock as it was read, with the threshold that the level was found by.</param>
    public IReadOnlyList<Write> Say(Stock stock, string level, Cause cause) => level == stock.Said
        ? []
        : [StockEvents.Level(stock, level, _outbox, cause), Show(stock, level)];

    // Of another service's row: these two attributes, and nothing else.
    private Write Show(Stock stock, string level) => Write.Update(
        productsTable, new Key(ProductsTable.ProductKey(stock.ProductId), ProductsTable.Meta),
        $"SET {ProductsTable.StockLevels}.#sku = :level, {ProductsTable.StockSequence} = {ProductsTable.StockSequence} + :one") with
    {
        Condition = "attribute_exists(pk)",
        Names = [("#sku", stock.Sku.Text)],
        Values = v => v.String(":level", level).Number(":one", 1),
    };
}
