using System.Net;
using System.Text.Json.Nodes;
using Stock = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>What tests ask and do about levels of stock and about drift.</summary>
internal static class Shelves
{
    /// <summary>The levels that were said of a SKU, each with its sequence, in that order.</summary>
    public static async Task<IReadOnlyList<string>> LevelsAsync(this World world, string sku) =>
    [
        .. (await world.EventsAsync(Stock.Stock, sku)).Where(e => e.Type != "StockAdjusted")
            .OrderBy(e => (long)e.Detail["metadata"]!["sequence"]!).Select(e => $"{e.Type} {e.Detail["metadata"]!["sequence"]}"),
    ];

    /// <summary>What customers see of a product.</summary>
    public static async Task<string> AvailabilityAsync(this World world, string product) =>
        (string)(await world.Anyone.GetAsync($"/products/{product}")).Body["availability"]!;

    /// <summary>An admin has seen the money.</summary>
    public static async Task<Reply> ConfirmedAsync(this World world, Reply placed)
    {
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        var confirmed = await world.Admin.SendAsync(HttpMethod.Post, $"/orders/{placed.Id}/confirmation", body, ("If-Match", placed.ETag));
        confirmed.Status.ShouldBe(HttpStatusCode.OK, confirmed.ToString());
        return confirmed;
    }

    public static async Task<Reply> CancelledAsync(this Client client, Reply placed)
    {
        var cancelled = await client.PostAsync($"/orders/{placed.Id}/cancel", new JsonObject());
        cancelled.Status.ShouldBe(HttpStatusCode.OK, cancelled.ToString());
        return cancelled;
    }

    /// <summary>Recounts a SKU.</summary>
    public static Task<Reply> ReconcileAsync(this World world, string sku, bool apply = false) =>
        world.Admin.PostAsync($"/inventory/{sku}/reconciliations", new JsonObject { ["apply"] = apply });

    /// <summary>Writes a count past every rule, as a mistaken hand would, without a new version.</summary>
    public static Task DriftAsync(this World world, string sku, string count, long units) => world.DynamoAsync("UpdateItem", new()
    {
        ["TableName"] = world.Cloud.Place.NameOf(Stock.Stock.Name),
        ["Key"] = new JsonObject
        {
            ["pk"] = new JsonObject { ["S"] = $"SKU#{sku}" },
            ["sk"] = new JsonObject { ["S"] = "STOCK" },
        },
        ["UpdateExpression"] = "SET #count = :units",
        ["ExpressionAttributeNames"] = new JsonObject { ["#count"] = count },
        ["ExpressionAttributeValues"] = new JsonObject { [":units"] = new JsonObject { ["N"] = $"{units}" } },
    });

    /// <summary>Whether a drift of a SKU is remembered.</summary>
    public static async Task<bool> IsDriftKnownAsync(this World world, string sku) =>
        (await world.QueryAsync(Stock.Stock, $"SKU#{sku}")).Any(row => (string?)row["sk"]!["S"] == "DRIFT");
}
