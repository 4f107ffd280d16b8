using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Products;

/// <summary>GET /products/{id}: one active product; 304 when the client already has it.</summary>
public static class GetProduct
{
    public static Result<Answer<Product>> Handle(ApiRequest request, ProductsApp app)
    {
        // Drafts and archived products are not the public's: they are not there, rather than forbidden.
        if (!Id.TryParse<ProductId>(request.PathParameter("id"), out var id)
            || app.Products.Find(id) is not { Status: ProductStatus.Active } product)
        {
            return Error.NotFound("such product");
        }

        return ETags.IsHeld(request, product.ETag)
            ? Answer<Product>.NotModified(product.ETag) with { CacheControl = Caching.Catalogue }
            : new Answer<Product>(product) { ETag = product.ETag, CacheControl = Caching.Catalogue };
    }
}
