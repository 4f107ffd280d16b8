using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Products;

/// <summary>DELETE /products/{id}: takes a product out of the catalogue for good reason and keeps it for those who bought it.</summary>
public static class ArchiveProduct
{
    public static Result<Answer> Handle(ApiRequest request, ProductsApp app)
    {
        if (!ETags.RequiredVersion(request).TryGet(out var version, out var error))
        {
            return error;
        }

        return ProductEdit.Apply(
            request, app, version, before => before.Status is ProductStatus.Archived ? before : before.Archive(app.Clock),
            (before, after) => app.Products.Archive(before, after, Cause.Of(request))).TryGet(out _, out error)
            ? Answer.NoContent
            : error;
    }
}
