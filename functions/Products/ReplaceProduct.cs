using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Products;

/// <summary>
/// PUT /products/{id}: replaces a product that nobody else has changed meanwhile, and says what changed. An archived one comes back.
/// </summary>
public static class ReplaceProduct
{
    public static Result<Answer<Product>> Handle(ProductDraft draft, ApiRequest request, ProductsApp app)
    {
        if (!ETags.RequiredVersion(request).TryGet(out var version, out var error))
        {
            return error;
        }

        if (DraftRules.Broken(draft) is { } broken)
        {
            return broken;
        }

        if (!ProductEdit.Apply(
            request, app, version, before => before.ReplaceWith(draft, app.Clock),
            (before, after) => app.Products.Replace(before, after, Cause.Of(request))).TryGet(out var product, out error))
        {
            return error;
        }

        return new Answer<Product>(product) { ETag = product.ETag };
    }
}
