using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>How stock and movements stand in their table.</summary>
internal static class StockRows
{
    public const string MovementPrefix = "MOV#";

    public const string StockKind = "STOCK";

    /// <summary>Whether the catalogue still sells the SKU; nobody writes it but who follows the catalogue.</summary>
    public const string Status = "status";

    public const string Open = "open";
    public const string Closed = "closed";

    private const string StockSort = "STOCK";
    private const string CatalogueSort = "CATALOGUE";

    public static string Partition(Sku sku) => $"SKU#{sku}";

    public static Key KeyOf(Sku sku) => new(Partition(sku), StockSort);

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

    public static Stock ReadStock(Item row) => new(
        new Sku(row.String("sku")), ProductId.Of(row.String("productId")), row.Number("onHand"), row.Number("reserved"),
        row.Number("available"), row.Number("lowStockThreshold"), row.Number("levelSequence"), row.Number("version"), IsStored: true)
    {
        // Rows from before the catalogue was followed say nothing, and are open.
        IsClosed = row.StringOrNull(Status) == Closed,
    };

    public static void WriteMovement(ItemWriter row, Movement movement) => row
        .String("pk", Partition(new Sku(movement.Sku)))
        .String("sk", $"{MovementPrefix}{movement.Id}")
        .String("kind", "MOVEMENT")
        .String("sku", movement.Sku)
        .String("productId", movement.ProductId.Text)
        .Number("delta", movement.Delta)
        .String("reason", Text(movement.Reason))
        .StringIf("reference", movement.Reference)
        .String("by", movement.By)
        .String("at", Timestamp.Format(movement.At));

    public static Movement ReadMovement(Item row) => new(
        MovementId.Of(row.String("sk")[MovementPrefix.Length..]), row.String("sku"), ProductId.Of(row.String("productId")),
        row.Number("delta"), Reason(row.String("reason")), row.StringOrNull("reference"), row.String("by"),
        Timestamp.Parse(row.String("at")));

    public static string Text(AdjustmentReason reason) => reason switch
    {
        AdjustmentReason.Receipt => "receipt",
        AdjustmentReason.Count => "count",
        AdjustmentReason.Damage => "damage",
        AdjustmentReason.Return => "return",
    };

    private static AdjustmentReason Reason(string text) => text switch
    {
        "receipt" => AdjustmentReason.Receipt,
        "count" => AdjustmentReason.Count,
        "damage" => AdjustmentReason.Damage,
        "return" => AdjustmentReason.Return,
        _ => throw new InvalidDataException($"A movement has the reason '{text}'"),
    };
}
