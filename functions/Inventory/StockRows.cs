using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>How stock and movements stand in their table. What Orders touches of them is named by <see cref="InventoryTable"/>.</summary>
internal static class StockRows
{
    public const string StockKind = "STOCK";

    /// <summary>The level that was last said. The word is one of DynamoDB's own, so expressions call it <c>#level</c>.</summary>
    public const string Level = "level";

    private const string CatalogueSort = "CATALOGUE";

    public static Key KeyOf(Sku sku) => new(InventoryTable.Partition(sku), InventoryTable.Stock);

    /// <summary>Where it stands what was last heard of a product.</summary>
    public static Key KeyOf(ProductId product) => new($"PRODUCT#{product}", CatalogueSort);

    public static void WriteListing(ItemWriter row, Listing listing) => row
        .String("pk", $"PRODUCT#{listing.ProductId}")
        .String("sk", CatalogueSort)
        .String("kind", CatalogueSort)
        .String("productId", listing.ProductId.Text)
        .Number("version", listing.Version)
        .Strings("open", [.. listing.Open.Select(sku => sku.Text)]);

    public static Listing ReadListing(Item row) => new(
        ProductId.Of(row.String("productId")), row.Number("version"), [.. row.Strings("open").Select(text => new Sku(text))]);

    public static Stock ReadStock(Item row)
    {
        var sequence = row.Number("levelSequence");
        return new(
            new Sku(row.String("sku")), ProductId.Of(row.String("productId")), row.Number(InventoryTable.OnHand),
            row.Number(InventoryTable.Reserved), row.Number(InventoryTable.Available), row.Number("lowStockThreshold"), sequence,
            row.Number(InventoryTable.Version), IsStored: true)
        {
            // What nothing was ever said of is out. Other rows without a level are from before levels were kept.
            Said = row.StringOrNull(Level) ?? (sequence == 0 ? StockLevel.Out : null),

            // Rows from before the catalogue was followed say nothing, and are open.
            IsClosed = row.StringOrNull(InventoryTable.Status) == InventoryTable.Closed,
        };
    }

    /// <summary>A row that was not there: open, since only who follows the catalogue closes one.</summary>
    public static void WriteStock(ItemWriter row, Stock stock, DateTimeOffset at) => row
        .String("pk", InventoryTable.Partition(stock.Sku))
        .String("sk", InventoryTable.Stock)
        .String("kind", StockKind)
        .String("sku", stock.Sku.Text)
        .String("productId", stock.ProductId.Text)
        .Number(InventoryTable.OnHand, stock.OnHand)
        .Number(InventoryTable.Reserved, stock.Reserved)
        .Number(InventoryTable.Available, stock.Available)
        .Number("lowStockThreshold", stock.LowStockThreshold)
        .StringIf(Level, stock.Said)
        .Number("levelSequence", stock.LevelSequence)
        .Number(InventoryTable.Version, stock.Version)
        .String("updatedAt", Timestamp.Format(at));

    public static void WriteMovement(ItemWriter row, Movement movement) => row
        .String("pk", InventoryTable.Partition(new Sku(movement.Sku)))
        .String("sk", InventoryTable.Movement(movement.Id))
        .String("kind", InventoryTable.MovementKind)
        .String("sku", movement.Sku)
        .String("productId", movement.ProductId.Text)
        .Number("delta", movement.Delta)
        .String("reason", Text(movement.Reason))
        .StringIf("reference", movement.Reference)
        .String("by", movement.By)
        .String("at", Timestamp.Format(movement.At));

    public static Movement ReadMovement(Item row) => new(
        MovementId.Of(row.String("sk")[InventoryTable.MovementPrefix.Length..]), row.String("sku"), ProductId.Of(row.String("productId")),
        row.Number("delta"), Reason(row.String("reason")), row.StringOrNull("reference"), row.String("by"),
        Timestamp.Parse(row.String("at")));

    public static string Text(MovementReason reason) => reason switch
    {
        MovementReason.Receipt => "receipt",
        MovementReason.Count => "count",
        MovementReason.Damage => "damage",
        MovementReason.Return => "return",
        MovementReason.Sale => InventoryTable.Sale,
        MovementReason.Restock => InventoryTable.Restock,
    };

    private static MovementReason Reason(string text) => text switch
    {
        "receipt" => MovementReason.Receipt,
        "count" => MovementReason.Count,
        "damage" => MovementReason.Damage,
        "return" => MovementReason.Return,
        InventoryTable.Sale => MovementReason.Sale,
        InventoryTable.Restock => MovementReason.Restock,
        _ => throw new InvalidDataException($"A movement has the reason '{text}'"),
    };
}
