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

        return app.Answers.Once(request, nameof(CreateProduct), isRequired: false, once => Create(draft, once, request, app));
    }

    private static Result<Answer<Product>> Create(ProductDraft draft, Once once, ApiRequest request, ProductsApp app)
    {
        var product = Product.Create(draft, app.Clock);
        var answer = new Answer<Product>(product) { Status = 201, ETag = product.ETag, Location = $"{request.Root}/products/{product.Id}" };
        var rendered = answer.Render(ProductsWriter.Write);
        if (!app.Products.Insert(product, once, rendered, Cause.Of(request)).TryGet(out var stored, out var error))
        {
            return error;
        }

        return stored is Stored.Done ? answer : throw new InvalidOperationException($"{product.Id} was made twice");
    }
}
