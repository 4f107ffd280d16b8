using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Products;

/// <summary>POST /products: adds a product to the catalogue and says so.</summary>
public static class CreateProduct
{
    public static Result<Answer<Product>> Handle(ProductDraft draft, ApiRequest request, ProductsApp app)
    {
        if (DraftRules.Broken(draft) is { } broken)
        {
            return broken;
        }

        if (!app.Answers.Begin(request, nameof(CreateProduct), isRequired: false).TryGet(out var once, out var error))
        {
            return error;
        }

        if (once.Replay is { } replay)
        {
            return Answer<Product>.Of(replay);
        }

        var product = Product.Create(draft, app.Clock);
        var answer = new Answer<Product>(product) { Status = 201, ETag = product.ETag, Location = $"/products/{product.Id}" };
        var rendered = answer.Render(ProductsJson.Default.Product);
        if (!app.Products.Insert(product, once, rendered, Cause.Of(request)).TryGet(out var stored, out error))
        {
            return error;
        }

        return stored switch
        {
            Stored.Done => answer,
            Stored.Overtaken => once.Overtaken().TryGet(out var first, out error) ? Answer<Product>.Of(first) : error,
            Stored.Moved => throw new InvalidOperationException($"{product.Id} was made twice"),
        };
    }
}
