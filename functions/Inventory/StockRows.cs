using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>How stock and movements stand in their table.</summary>
internal static class StockRows
{
    public const string MovementPrefix = "MOV#";

    private const string StockSort = "STOCK";

    public static string Partition(Sku sku) => $"SKU#{sku}";

    public static Key KeyOf(Sku sku) => new(Partition(sku), StockSort);

    public static Stock ReadStock(Item row) => new(
        new Sku(row.String("sku")), ProductId.Of(row.String("productId")), row.Number("onHand"), row.Number("reserved"),
        row.Number("available"), row.Number("lowStockThreshold"), row.Number("levelSequence"), row.Number("version"), IsOpen: true);

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
