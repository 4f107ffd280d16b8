using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Products;

/// <summary>What the handlers of this service may touch, made once per instance. Names come from the environment, read here only.</summary>
public sealed class ProductsApp
{
    // Made when a route that reads a body is.
    private static readonly ProductsJson s_json = new(JsonBody.OptionsOf(ProductsJson.Default));

    private readonly Host _host;

    private ProductsApp(Host host)
    {
        _host = host;
        Dynamo = new(new AwsCore(AwsSettings.FromEnvironment(host.Environment), host.Clock, host.Deadline));
    }

    public TimeProvider Clock => _host.Clock;

    /// <summary>Each store is made when it is first asked for, since a function's environment names only what its grants allow.</summary>
    public ProductStore Products => field ??= new(Dynamo, Table, new Outbox(Table, Clock));

    public ProductList List => field ??= new(Dynamo, Table);

    public Answers Answers => field ??= new(Dynamo, Name(Env.IdempotencyTable), Clock);

    private DynamoDbClient Dynamo { get; }

    private string Table => Name(Env.ProductsTable);

    /// <summary>The function of that name: <c>products-public</c> or <c>products-admin</c>.</summary>
    public static IFunction Create(string handler, Host host)
    {
        var app = new ProductsApp(host);
        return ApiFunction.Create(host, Routes(handler, app), app.Dynamo.Connect);
    }

    /// <summary>What each function of this executable can do. The topology names the same operations; a test holds them together.</summary>
    public static IReadOnlyList<Route> Routes(string handler, ProductsApp app) => handler switch
    {
        "products-public" =>
        [
            Route.Read("ListProducts", "GET /products", r => ListProducts.Handle(r, app), ProductsWriter.Write, typeof(ListProductsQuery)),
            Route.Read("GetProduct", "GET /products/{id}", r => GetProduct.Handle(r, app), ProductsWriter.Write),
            Route.Read("ListCategories", "GET /categories", r => ListCategories.Handle(r, app), ProductsWriter.Write),
        ],
        "products-admin" =>
        [
            Route.Read(
                "ListAllProducts", "GET /admin/products", r => ListAllProducts.Handle(r, app), ProductsWriter.Write,
                typeof(ListAllProductsQuery)),
            Route.Read("GetAnyProduct", "GET /admin/products/{id}", r => GetAnyProduct.Handle(r, app), ProductsWriter.Write),
            Route.Write(
                "CreateProduct", "POST /products", (b, r) => CreateProduct.Handle(b, r, app), s_json.ProductDraft, ProductsWriter.Write),
            Route.Write(
                "ReplaceProduct", "PUT /products/{id}", (b, r) => ReplaceProduct.Handle(b, r, app), s_json.ProductDraft,
                ProductsWriter.Write),
            Route.Act("ArchiveProduct", "DELETE /products/{id}", r => ArchiveProduct.Handle(r, app)),
        ],
        _ => throw new ArgumentException($"This executable has no function '{handler}'; it has products-public and products-admin"),
    };

    private string Name(string variable) => _host.Environment.TryGetValue(variable, out var name)
        ? name
        : throw new InvalidOperationException($"The environment lacks {variable}");
}
