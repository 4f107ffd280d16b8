namespace Ecommerce.Contracts.Tables;

/// <summary>
/// Keys and attributes of the Inventory table that another service touches. Orders reserves, sells and gives back units, each in the
/// transaction of the order.
/// </summary>
public static class InventoryTable
{
    /// <summary>Sort key of a SKU's row of stock.</summary>
    public const string Stock = "STOCK";

    public const string Available = "available";
    public const string Reserved = "reserved";
    public const string OnHand = "onHand";
    public const string Version = "version";

    /// <summary>Whether the catalogue still sells the SKU; nobody writes it but who follows the catalogue.</summary>
    public const string Status = "status";

    public const string Open = "open";
    public const string Closed = "closed";

    /// <summary>Sort keys of movements begin so.</summary>
    public const string MovementPrefix = "MOV#";

    public const string MovementKind = "MOVEMENT";

    /// <summary>
    /// Reasons of movements that orders make, beside those of adjustments: units sold, and units that a cancelled order gave back.
    /// </summary>
    public const string Sale = "sale";
    public const string Restock = "restock";

    /// <summary>The attributes of a movement, its key left out.</summary>
    public static readonly string[] MovementAttributes = ["kind", "sku", "productId", "delta", "reason", "reference", "by", "at"];

    /// <summary>The partitions of all SKUs, as a pattern.</summary>
    public const string AnySku = "SKU#*";

    public static string Partition(Sku sku) => $"SKU#{sku}";

    public static string Movement(MovementId id) => $"{MovementPrefix}{id}";
}
