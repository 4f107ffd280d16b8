using Ecommerce.Topology;

namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>What each function is asked: once what it can answer by itself, once what it must read.</summary>
internal sealed record Question(Exchange Alone, Exchange Reading)
{
    /// <summary>The function whose work floors and peers do, in part or in whole: to show a product to the public.</summary>
    public const string CommonFunction = "products-public";

    // Of a cart that nobody has opened: 32 bytes in base64url.
    private const string GuestToken = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static readonly Dictionary<string, Question> s_all = new(StringComparer.Ordinal)
    {
        [CommonFunction] = new(
            new(Events.Get("/products/{id}", Events.UnknownId), 404, "status", "404") { Body = Bodies.NoProduct },
            new(Events.Get("/products/{id}", Rows.ProductId), 200, "productName", "Mug, large") { Body = Bodies.Product }),
        ["products-admin"] = new(
            new(Events.Post("/products", null, """{"code":"MUG-1","productName":"","category":"kitchen"}"""), 400, "status", "400"),
            new(Events.Get("/admin/products/{id}", Rows.ProductId), 200, "productName", "Mug, large")),
        ["inventory-admin"] = new(
            new(
                Events.Post("/inventory/{productId}/adjustments", Rows.ProductId, """{"delta":0,"reason":"count"}"""),
                400, "status", "400"),
            new(Events.Get("/inventory/{productId}", Rows.ProductId), 200, "available", "10")),
        ["orders-public"] = new(
            new(Events.Post("/checkout/quote", null, """{"items":[]}"""), 400, "status", "400"),
            new(Events.Get("/guest-carts/{token}", GuestToken), 200, "items", "[]")),
        ["orders-customer"] = new(
            new(Events.Post("/cart/merges", null, "{}"), 400, "status", "400"),
            new(Events.Get("/cart", null), 200, "items", "[]")),
        ["orders-signed-in"] = new(
            new(Events.Get("/orders/{id}", Events.UnknownId), 404, "status", "404"),
            new(Events.Get("/orders/{id}", Rows.OrderId), 200, "number", "7Q2M0XKT4D")),
        ["orders-admin"] = new(
            new(Events.Post("/orders/{id}/confirmation", Rows.OrderId, """{"reference":""}""", ifMatch: "\"1\""), 400, "status", "400"),
            new(Events.Post("/orders/{id}/confirmation", Rows.OrderId, "{}", ifMatch: "\"7\""), 412, "status", "412")),
    };

    public static Question Common => s_all[CommonFunction];

    /// <summary>The same for who answers with a part of the body, and so does less work.</summary>
    public static Question CommonInPart =>
        new(Common.Alone with { Body = null }, Common.Reading with { Body = null });

    /// <exception cref="UsageException">The topology has a function that nobody has thought of a question for.</exception>
    public static Question Of(string function) => s_all.TryGetValue(function, out var question)
        ? question
        : throw new UsageException($"The topology has a function {function}; Question.cs must say what to ask it");

    /// <summary>
    /// Whether somebody waits for its answers. Those that queues, streams and the clock wake may start as slowly as they like; those of
    /// Auth wait for Cognito, which no floor plays.
    /// </summary>
    public static bool IsAsked(FunctionSpec function) =>
        function.Service != "Auth" && function.Operations.Any(operation => operation.WokenBy is RouteSpec);

    public Exchange Of(Calls calls) => calls == Calls.None ? Alone : Reading;
}
