using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Products;

/// <summary>The query string of GET /products.</summary>
/// <param name="Q">Beginnings of words in name, model, code and tags.</param>
/// <param name="MinPrice">Minor units.</param>
/// <param name="Sort"><c>name</c>, <c>-name</c>, <c>price</c>, <c>-price</c>, <c>newest</c>.</param>
public sealed record ListProductsQuery(
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor,
    [property: Bounds(1, Limits.CategoryCharactersMax)] string? Category,
    [property: Bounds(1, Limits.SearchCharactersMax)] string? Q,
    [property: Bounds(0, Limits.PriceAmountMax)] long? MinPrice,
    [property: Bounds(0, Limits.PriceAmountMax)] long? MaxPrice,
    string? Sort);

/// <summary>The query string of GET /admin/products: also drafts and archived products, and one by its code.</summary>
public sealed record ListAllProductsQuery(
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor,
    [property: Bounds(1, Limits.CategoryCharactersMax)] string? Category,
    [property: Bounds(1, Limits.SearchCharactersMax)] string? Q,
    [property: Bounds(0, Limits.PriceAmountMax)] long? MinPrice,
    [property: Bounds(0, Limits.PriceAmountMax)] long? MaxPrice,
    string? Sort,
    string? Status,
    [property: Bounds(1, Limits.ProductCodeCharactersMax)] string? Code);

/// <summary>What is listed, in what order, from where.</summary>
public sealed record ProductQuery(
    IReadOnlyList<string> Statuses, string? Category, string? Search, long? MinPrice, long? MaxPrice, ProductOrder Order, int Limit,
    string? Cursor)
{
    private static readonly string[] s_public = ["limit", "cursor", "category", "q", "minPrice", "maxPrice", "sort"];
    private static readonly string[] s_admin = [.. s_public, "status", "code"];

    /// <summary>A cursor belongs to one such list: the same filter, the same order.</summary>
    public string Identity =>
        $"products {string.Join(',', Statuses)} {Category} {MinPrice} {MaxPrice} {Order.Name} {Search}";

    /// <summary>The keys between which a list sorted by price lies.</summary>
    public (string From, string To) PriceKeys =>
        (ProductRows.PriceKey(MinPrice ?? 0), $"{ProductRows.PriceKey(MaxPrice ?? Limits.PriceAmountMax)}#~");

    /// <summary>Whether a key lies between them. The database refuses to begin a range at a place outside it.</summary>
    public bool IsWithin(string priceKey) =>
        string.CompareOrdinal(priceKey, PriceKeys.From) >= 0 && string.CompareOrdinal(priceKey, PriceKeys.To) <= 0;

    public static Result<ProductQuery> Public(ApiRequest request) => Read(request, new(request, s_public), ["active"]);

    public static Result<ProductQuery> Admin(ApiRequest request)
    {
        var reader = new QueryReader(request, s_admin);
        if (request.Query("code") is not null && request.QueryNames.Any(name => name is not ("code" or "limit")))
        {
            reader.Refuse("code", "not-with-others", "code names one product, so no filter or order goes with it");
        }

        string[] statuses = reader.OneOf("status", "active", "draft", "archived") is { } one ? [one] : ["active", "draft", "archived"];
        return Read(request, reader, statuses);
    }

    private static Result<ProductQuery> Read(ApiRequest request, QueryReader reader, IReadOnlyList<string> statuses)
    {
        var order = ProductOrder.Of(reader.OneOf("sort", "name", "-name", "price", "-price", "newest") ?? "name");
        var search = reader.Text("q", Limits.SearchCharactersMax);
        var query = new ProductQuery(
            statuses, reader.Text("category", Limits.CategoryCharactersMax), search is null ? null : SearchText.Normalize(search),
            reader.Number("minPrice", 0, Limits.PriceAmountMax), reader.Number("maxPrice", 0, Limits.PriceAmountMax),
            order, reader.PageItems(), request.Query("cursor"));
        if (query.MinPrice > query.MaxPrice)
        {
            reader.Refuse("minPrice", "out-of-range", "minPrice must not be above maxPrice");
        }

        if (query.Search is { Length: 0 })
        {
            reader.Refuse("q", "no-word", "q must have a letter or a digit; without q everything is listed");
        }

        return reader.Error is { } error ? error : query;
    }
}

/// <summary>An order of products: the index that has it, by status or by category, and the attribute it sorts by.</summary>
public sealed record ProductOrder(string Name, string Index, string CategoryIndex, string Attribute, bool Descending)
{
    public static ProductOrder Of(string name) => name switch
    {
        "name" => new(name, "byName", "byCategoryAndName", "nameKey", false),
        "-name" => new(name, "byName", "byCategoryAndName", "nameKey", true),
        "price" => new(name, "byPrice", "byCategoryAndPrice", "priceKey", false),
        "-price" => new(name, "byPrice", "byCategoryAndPrice", "priceKey", true),
        "newest" => new(name, "byAge", "byCategoryAndAge", "id", true),
        _ => throw new ArgumentException($"There is no order '{name}'", nameof(name)),
    };
}
