using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Functions.Inventory;
using Ecommerce.Functions.Products;
using Ecommerce.Lambda;

namespace Ecommerce.Bench.Handlers.Invoking;

/// <summary>One kind of work that a function of the shop does for an event.</summary>
/// <param name="Name">What it does, in few words.</param>
/// <param name="Function">The function's name in the topology.</param>
/// <param name="Create">Makes it.</param>
/// <param name="Status">The right answer's HTTP status.</param>
/// <param name="BytesMax">
/// The budget: bytes that one warm invoke may allocate, from one event to the next. A few per cent above what was measured, compiled by
/// the JIT without optimizations, as tests are. Lower it when it has become less; think twice before raising it.
/// </param>
internal sealed record Invoke(
    string Name, string Function, Func<string, Host, IFunction> Create, string Event, int Status, int BytesMax)
{
    private const string Draft = """
        {"code":"MUG-1","productName":"Mug, large","category":"kitchen","price":{"amount":1250,"currency":"EUR"},
        "description":"Holds half a litre of coffee, and keeps it warm for a while.","tags":["new","sale"],
        "images":["https://img.example/mug.jpg"]}
        """;

    private const string Adjustment = """{"delta":5,"reason":"receipt","reference":"note 4711"}""";

    /// <summary>Every kind: reads, a list, writes in a transaction with and without a key, and a refusal that asks nobody.</summary>
    public static IReadOnlyList<Invoke> All { get; } =
    [
        Products("get a product", "public", Events.Get("/products/{id}", Rows.ProductId), 200, 21_300),
        Products("list 20 products", "public", Events.Get("/products", parameter: null), 200, 139_500),
        Products("create a product", "admin", Events.Post("/products", parameter: null, Draft), 201, 31_400),
        Products("refuse a product", "admin", Events.Post("/products", parameter: null, """{"code":7}"""), 400, 18_000),
        Inventory("get a stock", Events.Get("/inventory/{productId}", Rows.ProductId), 200, 18_700),
        Inventory(
            "adjust a stock once", Events.Post("/inventory/{productId}/adjustments", Rows.ProductId, Adjustment, key: "k-1"), 201, 41_500),
    ];

    public override string ToString() => Name;

    private static Invoke Products(string name, string audience, string anEvent, int status, int bytesMax) =>
        new(name, $"products-{audience}", ProductsApp.Create, anEvent, status, bytesMax);

    private static Invoke Inventory(string name, string anEvent, int status, int bytesMax) =>
        new(name, "inventory-admin", InventoryApp.Create, anEvent, status, bytesMax);
}
