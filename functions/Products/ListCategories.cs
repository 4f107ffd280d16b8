using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Products;

public sealed record CategoryList(IReadOnlyList<CategoryCount> Items);

public sealed record CategoryCount(string Category, long ProductsCount);

/// <summary>GET /categories: the categories that have active products, with how many.</summary>
public static class ListCategories
{
    public static Result<Answer<CategoryList>> Handle(ApiRequest request, ProductsApp app) =>
        new QueryReader(request).Error is { } error
            ? error
            : new Answer<CategoryList>(app.List.Categories()) { CacheControl = Caching.Catalogue };
}
