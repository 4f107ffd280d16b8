namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>The bodies that are right answers to the question of <see cref="Question.CommonFunction"/>.</summary>
internal static class Bodies
{
    public const string NoProduct = $$"""
        {
          "type":"https://errors.serverless-ecommerce.dev/not-found","title":"Not found","status":404,"detail":"There is no such product",
          "instance":"/products/{{Events.UnknownId}}","requestId":"{{Events.RequestId}}"
        }
        """;

    public const string Product = $$"""
        {
          "id":"{{Rows.ProductId}}","code":"MUG-1","productName":"Mug, large",
          "description":"Holds half a litre of coffee, and keeps it warm for a while.","category":"kitchen","tags":["new","sale"],
          "images":["https://img.example/mug.jpg"],"price":{"amount":1250,"currency":"EUR"},"taxCategory":"standard","status":"active",
          "availability":"in_stock","variants":[],"version":3,"createdAt":"2026-11-20T08:30:00.000Z","updatedAt":"2026-11-21T09:00:00.000Z"
        }
        """;
}
