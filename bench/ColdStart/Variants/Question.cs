using Ecommerce.Topology;

namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>What each function is asked: once what it can answer by itself, once what it must read.</summary>
internal sealed record Question(Exchange Alone, Exchange Reading)
{
    /// <summary>The function whose work floors and peers do: to show a product to the public.</summary>
    public const string CommonFunction = "products-public";

    private static readonly Dictionary<string, Question> s_all = new(StringComparer.Ordinal)
    {
        [CommonFunction] = new(
            new(Events.Get("/products/{id}", "no-such-id"), 404, "status", "404"),
            new(Events.Get("/products/{id}", Rows.ProductId), 200, "productName", "Mug, large")),
        ["products-admin"] = new(
            new(Events.Post("/products", null, """{"code":"MUG-1","productName":"","category":"kitchen"}"""), 400, "status", "400"),
            new(Events.Get("/admin/products/{id}", Rows.ProductId), 200, "productName", "Mug, large")),
        ["inventory-admin"] = new(
            new(
                Events.Post("/inventory/{productId}/adjustments", Rows.ProductId, """{"delta":0,"reason":"count"}"""),
                400, "status", "400"),
            new(Events.Get("/inventory/{productId}", Rows.ProductId), 200, "available", "10")),
    };

    public static Question Common => s_all[CommonFunction];

    /// <exception cref="UsageException">The topology has a function that nobody has thought of a question for.</exception>
    public static Question Of(string function) => s_all.TryGetValue(function, out var question)
        ? question
        : throw new UsageException($"The topology has a function {function}; Question.cs must say what to ask it");

    /// <summary>
    /// Whether somebody waits for its answers. Those that queues, streams and the clock wake may start as slowly as they like.
    /// </summary>
    public static bool IsAsked(FunctionSpec function) => function.Operations.Any(operation => operation.WokenBy is RouteSpec);

    public Exchange Of(Calls calls) => calls == Calls.None ? Alone : Reading;
}
