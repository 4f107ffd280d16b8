using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>What an adjustment says: that it happened, and where it crossed into another level.</summary>
internal static class StockEvents
{
    public static IEnumerable<Write> Of(Stock stock, Movement movement, Outbox outbox, Cause cause)
    {
        var sku = stock.Sku.Text;
        var adjusted = new StockAdjusted(sku, stock.ProductId, movement.Delta, StockRows.Text(movement.Reason), movement.Reference);
        yield return outbox.Say(adjusted, EventsWriter.Write, sku, sequence: null, cause); // Movements add up in any order.

        var next = stock.LevelAt(stock.Available + movement.Delta);
        if (next == stock.Level)
        {
            yield break;
        }

        var sequence = stock.LevelSequence + 1;
        yield return (next, stock.Level) switch
        {
            (StockLevel.In, _) => outbox.Say(new StockReplenished(sku, stock.ProductId), EventsWriter.Write, sku, sequence, cause),
            (StockLevel.Out, _) => outbox.Say(new StockDepleted(sku, stock.ProductId), EventsWriter.Write, sku, sequence, cause),
            _ => outbox.Say(new StockLow(sku, stock.ProductId, stock.LowStockThreshold), EventsWriter.Write, sku, sequence, cause),
        };
    }
}
