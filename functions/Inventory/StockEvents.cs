using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>The events about stock: that units were moved by hand, and that it came to another level.</summary>
internal static class StockEvents
{
    // Without a sequence: movements add up in any order.
    public static Write Adjusted(Movement movement, Outbox outbox, Cause cause) => outbox.Say(
        new StockAdjusted(movement.Sku, movement.ProductId, movement.Delta, StockRows.Text(movement.Reason), movement.Reference),
        EventsWriter.Write, movement.Sku, sequence: null, cause);

    public static Write Level(Stock stock, string level, Outbox outbox, Cause cause)
    {
        var (sku, sequence) = (stock.Sku.Text, stock.SequenceAt(level));
        return level switch
        {
            StockLevel.Out => outbox.Say(new StockDepleted(sku, stock.ProductId), EventsWriter.Write, sku, sequence, cause),
            StockLevel.Low => outbox.Say(
                new StockLow(sku, stock.ProductId, stock.LowStockThreshold), EventsWriter.Write, sku, sequence, cause),
            _ => outbox.Say(new StockReplenished(sku, stock.ProductId), EventsWriter.Write, sku, sequence, cause),
        };
    }
}
