namespace Ecommerce.Contracts.Tables;

/// <summary>
/// Keys and attributes of the Products table that another service touches. Inventory writes the stock levels and their sequence, and
/// nothing else; Orders reads what is sold and at which price.
/// </summary>
public static class ProductsTable
{
    /// <summary>Sort key of a product's own row.</summary>
    public const string Meta = "META";

    /// <summary>Sort key of the row that leads from a variant's id to its product.</summary>
    public const string Guard = "GUARD";

    /// <summary>On a guard: the product it belongs to.</summary>
    public const string ProductId = "productId";

    /// <summary>Partition of the counts of active products by category.</summary>
    public const string Categories = "CATEGORIES";

    /// <summary>The partitions of all products' own rows, as a pattern.</summary>
    public const string AnyProduct = "PRODUCT#*";

    /// <summary>The rows that lead from variants to products, as a pattern.</summary>
    public const string AnyVariant = "VARIANT#*";

    public const string Status = "status";

    /// <summary>The one status in which a product can be bought.</summary>
    public const string Active = "active";

    public const string Code = "code";
    public const string ProductName = "productName";
    public const string TaxCategory = "taxCategory";
    public const string Version = "version";

    /// <summary>The price of a product or of one of its variants, in minor units; a variant's currency is its product's.</summary>
    public const string Amount = "amount";
    public const string Currency = "currency";

    /// <summary>A list of maps with <see cref="VariantIdName"/>, <see cref="Code"/> and <see cref="Amount"/>.</summary>
    public const string Variants = "variants";
    public const string VariantIdName = "id";

    /// <summary>How many variants a product has; with any, stock is kept of them and not of the product.</summary>
    public const string VariantsCount = "variantsCount";

    /// <summary>Map from SKU to its stock level: <c>in</c>, <c>low</c> or <c>out</c>; a SKU that is not in it is out.</summary>
    public const string StockLevels = "stockLevels";

    /// <summary>Counts changes of <see cref="StockLevels"/>, so that an ETag changes when availability does.</summary>
    public const string StockSequence = "stockSequence";

    public static string ProductKey(ProductId id) => $"PRODUCT#{id.Text}";

    public static string VariantKey(VariantId id) => $"VARIANT#{id.Text}";
}

/// <summary>How much there is of a SKU, in the words of <see cref="ProductsTable.StockLevels"/>.</summary>
public static class StockLevel
{
    public const string In = "in";
    public const string Low = "low";
    public const string Out = "out";
}
