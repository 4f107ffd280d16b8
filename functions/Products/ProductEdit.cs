using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Products;

/// <summary>The steps every edit shares: find, compare versions, decide, write; again when only the stock level moved meanwhile.</summary>
internal static class ProductEdit
{
    public static Result<Product> Apply(
        ApiRequest request, ProductsApp app, long version, Func<Product, Product> decide, Func<Product, Product, Result<Stored>> write)
    {
        if (!Id.TryParse<ProductId>(request.PathParameter("id"), out var id))
        {
            return Error.NotFound("such product");
        }

        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            if (app.Products.Find(id) is not { } before)
            {
                return Error.NotFound("such product");
            }

            if (before.Version != version)
            {
                return new Error(Problem.PreconditionFailed, $"The product is at version {before.Version}; read it again and decide again");
            }

            var after = decide(before);
            if (ReferenceEquals(after, before))
            {
                return before;
            }

            if (!write(before, after).TryGet(out var stored, out var error))
            {
                return error;
            }

            if (stored is Stored.Done)
            {
                return after;
            }
        }

        return StoreErrors.Busy;
    }
}
