using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Products;

/// <summary>GET /products: the active products, filtered, sorted, page by page.</summary>
public static class ListProducts
{
    public static Result<Answer<Page<Product>>> Handle(ApiRequest request, ProductsApp app)
    {
        if (!ProductQuery.Public(request).TryGet(out var query, out var error) || !app.List.Read(query).TryGet(out var page, out error))
        {
            return error;
        }

        return new Answer<Page<Product>>(page) { CacheControl = Caching.Catalogue, Link = PageLink.Next(request, page.NextCursor) };
    }
}
