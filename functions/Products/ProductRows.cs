using System.Globalization;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Products;

/// <summary>How a product stands in its table: one row, with the keys of the indexes it is listed by.</summary>
internal static class ProductRows
{
    public const string Kind = "PRODUCT";

    public static Key KeyOf(ProductId id) => new(ProductsTable.ProductKey(id), ProductsTable.Meta);

    public static Key KeyOf(VariantId id) => new(ProductsTable.VariantKey(id), ProductsTable.Guard);

    public static Key KeyOfCode(string code) => new($"CODE#{code}", ProductsTable.Guard);

    public static string StatusText(ProductStatus status) => status switch
    {
        ProductStatus.Active => "active",
        ProductStatus.Draft => "draft",
        ProductStatus.Archived => "archived",
    };

    public static string CategoryKey(string category, string status) => $"{category}#{status}";

    /// <summary>Amounts as text that sorts as they do.</summary>
    public static string PriceKey(long amount) => amount.ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>
    /// The whole row. What inventory wrote in it is carried along; the condition of the write sees to it that it is current.
    /// </summary>
    public static void WriteRow(ItemWriter row, Product product)
    {
        var status = StatusText(product.Status);
        row.String("pk", ProductsTable.ProductKey(product.Id))
            .String("sk", ProductsTable.Meta)
            .String("kind", Kind)
            .String("id", product.Id.Text)
            .String("code", product.Code)
            .String("productName", product.ProductName)
            .StringIf("description", product.Description)
            .StringIf("model", product.Model)
            .StringIf("productUrl", product.ProductUrl)
            .String("category", product.Category)
            .Strings("tags", product.Tags)
            .Strings("images", product.Images)
            .Number("amount", product.Price.Amount)
            .String("currency", product.Price.Currency)
            .String("taxCategory", product.TaxCategory)
            .String(ProductsTable.Status, status)
            .Maps("variants", product.Variants, WriteVariant)
            .Number(ProductsTable.VariantsCount, product.Variants.Count)
            .Number("version", product.Version)
            .String("createdAt", Timestamp.Format(product.CreatedAt))
            .String("updatedAt", Timestamp.Format(product.UpdatedAt))
            .Map(ProductsTable.StockLevels, levels => WriteTexts(levels, LevelsOf(product)))
            .Number(ProductsTable.StockSequence, product.StockSequence);
        WriteIndexKeys(row, product, status);
    }

    public static Product Read(Item row)
    {
        var levels = ReadTexts(row.Map(ProductsTable.StockLevels));
        var id = ProductId.Of(row.String("id"));
        var currency = row.String("currency");
        var variants = row.Maps("variants").Select(v => ReadVariant(v, currency, levels)).ToArray();
        return new(
            id, row.String("code"), row.String("productName"), row.StringOrNull("description"), row.StringOrNull("model"),
            row.StringOrNull("productUrl"), row.String("category"), row.Strings("tags"), row.Strings("images"),
            new(row.Number("amount"), currency), row.String("taxCategory"),
            ReadStatus(row.String(ProductsTable.Status)), Best(variants, Level(levels, id.Text)), variants, row.Number("version"),
            Timestamp.Parse(row.String("createdAt")), Timestamp.Parse(row.String("updatedAt")))
        {
            StockLevels = levels,
            StockSequence = row.Number(ProductsTable.StockSequence),
        };
    }

    private static ProductStatus ReadStatus(string text) => text switch
    {
        "active" => ProductStatus.Active,
        "draft" => ProductStatus.Draft,
        "archived" => ProductStatus.Archived,
        _ => throw new InvalidDataException($"A product has the status '{text}'"),
    };

    private static void WriteVariant(Variant variant, ItemWriter map) => map
        .String("id", variant.Id.Text)
        .String("code", variant.Code)
        .Number("amount", variant.Price.Amount)
        .Map("options", options => WriteTexts(options, variant.Options));

    private static void WriteIndexKeys(ItemWriter row, Product product, string status) => row
        .String("statusKey", status)
        .String("categoryKey", CategoryKey(product.Category, status))
        .String("nameKey", $"{SearchText.Normalize(product.ProductName)} #{product.Id}")
        .String("priceKey", $"{PriceKey(product.Price.Amount)}#{product.Id}")
        .String("searchText", SearchText.Of(product));

    // Of a variant that was removed nothing is kept, so that the map cannot grow without end.
    private static IEnumerable<KeyValuePair<string, string>> LevelsOf(Product product) =>
        product.StockLevels.Where(level => level.Key == product.Id.Text || product.Variants.Any(v => v.Id.Text == level.Key));

    private static void WriteTexts(ItemWriter map, IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach (var (name, text) in texts)
        {
            map.String(name, text);
        }
    }

    private static Dictionary<string, string> ReadTexts(Item map) => map.Names.ToDictionary(name => name, map.String);

    private static Variant ReadVariant(Item map, string currency, Dictionary<string, string> levels)
    {
        var id = map.String("id");
        return new(
            VariantId.Of(id), map.String("code"), ReadTexts(map.Map("options")), new(map.Number("amount"), currency), Level(levels, id));
    }

    // With variants there is as much of the product as of its best one.
    private static Availability Best(IReadOnlyList<Variant> variants, Availability own) =>
        variants.Count == 0 ? own : variants.Min(v => v.Availability);

    private static Availability Level(Dictionary<string, string> levels, string sku) => levels.GetValueOrDefault(sku) switch
    {
        StockLevel.In => Availability.InStock,
        StockLevel.Low => Availability.LowStock,
        _ => Availability.OutOfStock,
    };
}
