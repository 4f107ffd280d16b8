using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>What the stock's table knows of the catalogue: one row per product, written together with the rows of its SKUs.</summary>
public sealed class CatalogueStore(DynamoDbClient dynamo, string table, TimeProvider clock)
{
    /// <summary>
    /// Takes over some news in one transaction with what follows from it, so that what is heard again needs nothing done. Null: done.
    /// </summary>
    public Error? Follow(News news)
    {
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            var row = dynamo.Get(table, StockRows.KeyOf(news.ProductId), consistent: true);
            var listing = row is null ? Listing.Unheard(news.ProductId) : StockRows.ReadListing(row);
            var (next, rows) = listing.After(news);
            if (next.Version == listing.Version && rows.Count == 0)
            {
                return null;
            }

            Write[] writes = [Remember(listing, next), .. rows.Select(change => Keep(news.ProductId, change.Sku, change.IsOpen))];
            if (dynamo.Transact(writes).IsCommitted)
            {
                return null;
            }
        }

        return StoreErrors.Busy;
    }

    // Bound to what was read: of two that hear news of one product at once, one decides again.
    private Write Remember(Listing before, Listing next) => Write.Put(table, row => StockRows.WriteListing(row, next)) with
    {
        Condition = before.Version == 0 ? "attribute_not_exists(pk)" : "version = :before",
        Values = before.Version == 0 ? null : v => v.Number(":before", before.Version),
    };

    // A row that an adjustment has made, or an earlier event, keeps all its figures. The version is of those, so it does not move.
    private Write Keep(ProductId product, Sku sku, bool isOpen) => Write.Update(
        table, StockRows.KeyOf(sku),
        "SET kind = :kind, sku = :sku, productId = :product, #status = :status, onHand = if_not_exists(onHand, :zero), " +
        "reserved = if_not_exists(reserved, :zero), available = if_not_exists(available, :zero), " +
        "lowStockThreshold = if_not_exists(lowStockThreshold, :threshold), levelSequence = if_not_exists(levelSequence, :zero), " +
        "version = if_not_exists(version, :zero), updatedAt = if_not_exists(updatedAt, :at)") with
    {
        Names = [("#status", InventoryTable.Status)],
        Values = v => v.String(":kind", StockRows.StockKind).String(":sku", sku.Text).String(":product", product.Text)
            .String(":status", isOpen ? InventoryTable.Open : InventoryTable.Closed).Number(":zero", 0)
            .Number(":threshold", Limits.LowStockThresholdDefault).String(":at", Timestamp.Format(Timestamp.Now(clock))),
    };
}
