using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Products;

/// <summary>GET /admin/products/{id}: one product of any status.</summary>
public static class GetAnyProduct
{
    public static Result<Answer<Product>> Handle(ApiRequest request, ProductsApp app)
    {
        if (!Id.TryParse<ProductId>(request.PathParameter("id"), out var id) || app.Products.Find(id) is not { } product)
        {
            return Error.NotFound("such product");
        }

        return ETags.IsHeld(request, product.ETag)
            ? Answer<Product>.NotModified(product.ETag)
            : new Answer<Product>(product) { ETag = product.ETag };
    }
}
