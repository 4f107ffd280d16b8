using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>Bodies and calls about orders that several tests share.</summary>
internal static class Purchases
{
    public static JsonObject Draft(params IReadOnlyList<(string Sku, int Quantity)> items) => new()
    {
        ["items"] = new JsonArray([.. items.Select(item => new JsonObject { ["productId"] = item.Sku, ["quantity"] = item.Quantity })]),
        ["shipping"] = new JsonObject { ["type"] = "ECONOMIC", ["carrier"] = "CORREIOS" },
        ["payment"] = new JsonObject { ["method"] = "CREDIT_CARD" },
    };

    /// <summary>A product of which there are so many; its id.</summary>
    public static async Task<string> StockedAsync(this World world, int units, string code = "MUG-1")
    {
        var product = await world.CreateAsync(Samples.Mug(code));
        if (units > 0)
        {
            await world.MoveAsync(product.Id, units);
        }

        return product.Id;
    }

    /// <summary>Asks for an order, again and again while the shop asks for a repetition.</summary>
    public static Task<Reply> OrderAsync(this Client client, JsonObject draft, string? key = null)
    {
        key ??= Guid.CreateVersion7().ToString();
        return Calls.SettleAsync(() => client.PostAsync("/orders", draft, key));
    }

    /// <summary>An order that is there, as it was answered.</summary>
    public static async Task<Reply> PlacedAsync(this Client client, params IReadOnlyList<(string Sku, int Quantity)> items)
    {
        var placed = await client.OrderAsync(Draft(items));
        placed.Status.ShouldBe(HttpStatusCode.Created, placed.ToString());
        return placed;
    }

    /// <summary>How many units of a SKU there are: on hand, reserved, available.</summary>
    public static async Task<(long OnHand, long Reserved, long Available)> StockOfAsync(this World world, string sku)
    {
        var stock = (await world.Admin.GetAsync($"/inventory/{sku}")).Body;
        return ((long)stock["onHand"]!, (long)stock["reserved"]!, (long)stock["available"]!);
    }

    /// <summary>A step that an admin takes from the version that the admin has seen.</summary>
    public static Task<Reply> StepAsync(this Client client, Reply order, string step, JsonObject? body = null, string? ifMatch = null) =>
        Calls.SettleAsync(() => client.SendAsync(
            HttpMethod.Post, $"/orders/{order.Id}/{step}",
            new StringContent((body ?? []).ToJsonString(), Encoding.UTF8, "application/json"), ("If-Match", ifMatch ?? order.ETag)));

    /// <summary>An order that is paid for.</summary>
    public static async Task<Reply> ConfirmedAsync(this World world, params IReadOnlyList<(string Sku, int Quantity)> items)
    {
        var confirmed = await world.Admin.StepAsync(await world.Customer.PlacedAsync(items), "confirmation");
        confirmed.Status.ShouldBe(HttpStatusCode.OK, confirmed.ToString());
        return confirmed;
    }

    /// <summary>Asks for a cancellation, again and again while the shop asks for a repetition.</summary>
    public static Task<Reply> CancelAsync(this Client client, string id, string? reason = null, string? key = null) =>
        Calls.SettleAsync(() => client.PostAsync($"/orders/{id}/cancel", new JsonObject().With("reason", reason), key));

    /// <summary>A client with the token of another customer.</summary>
    public static Client CustomerNamed(this World world, string email) =>
        world.Holding(world.Cloud.Tokens.Issue(Topology.Services.Platform.Customers, email));

    /// <summary>The names of the events about an order, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> OrderEventsAsync(this World world, string id) =>
        [.. (await world.EventsAsync(Topology.Services.Orders.Table, id)).Select(e => e.Type)];

    public static string StatusOf(this Reply order) => (string)order.Body["status"]!;
}
