using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Products;

/// <summary>GET /admin/products: products of every status, or the one that has a code.</summary>
public static class ListAllProducts
{
    public static Result<Answer<Page<Product>>> Handle(ApiRequest request, ProductsApp app)
    {
        if (!ProductQuery.Admin(request).TryGet(out var query, out var error))
        {
            return error;
        }

        if (request.Query("code") is { } code)
        {
            Product[] products = DraftRules.IsCode(code) && app.Products.FindByCode(code) is { } found ? [found] : [];
            return new Answer<Page<Product>>(new(products, null));
        }

        return app.List.Read(query).TryGet(out var page, out error)
            ? new Answer<Page<Product>>(page) { Link = PageLink.Next(request, page.NextCursor) }
            : error;
    }
}
