using System.Net;
using System.Text.Json.Nodes;
using Places = Ecommerce.Topology.Services.Platform;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>Bodies and calls about taxes, shipping, coupons and carts that several tests share.</summary>
internal static class Checkouts
{
    /// <summary>What a table has that nobody has stored.</summary>
    public const string FirstTag = "\"1\"";

    public static JsonObject Address(string country = "DE") => new()
    {
        ["name"] = "Grace Hopper", ["line1"] = "Street 1", ["city"] = "Berlin", ["postalCode"] = "10115", ["country"] = country,
    };

    /// <summary>20 % of goods and 10 % of the journey, in Germany.</summary>
    public static JsonObject Taxes(bool included = false) => new()
    {
        ["pricesIncludeTax"] = included,
        ["rates"] = new JsonArray(Tax("standard", 2_000), Tax("shipping", 1_000)),
    };

    public static JsonObject Tax(string category, int basisPoints, string country = "DE") =>
        new() { ["country"] = country, ["taxCategory"] = category, ["basisPoints"] = basisPoints };

    /// <summary>One rate: 5 dollars everywhere, nothing for goods of 100 dollars and more.</summary>
    public static JsonObject ShippingRates() => new() { ["rates"] = new JsonArray(Rate()) };

    public static JsonObject Rate() => new()
    {
        ["type"] = "ECONOMIC", ["carrier"] = "CORREIOS", ["countries"] = new JsonArray(), ["price"] = Samples.Money(500),
        ["freeFrom"] = Samples.Money(10_000),
    };

    /// <summary>10 % off.</summary>
    public static JsonObject Coupon(string code = "SPRING") => new() { ["code"] = code, ["kind"] = "percent", ["basisPoints"] = 1_000 };

    /// <summary>A coupon that is there, as it was answered.</summary>
    public static async Task<Reply> CouponAsync(this World world, JsonObject? draft = null)
    {
        var made = await Calls.SettleAsync(() => world.Admin.PostAsync("/admin/coupons", draft ?? Coupon()));
        made.Status.ShouldBe(HttpStatusCode.Created, made.ToString());
        return made;
    }

    /// <summary>How many orders have a coupon.</summary>
    public static async Task<long> UsesAsync(this World world, string code = "SPRING") =>
        (long)(await world.Admin.GetAsync($"/admin/coupons/{code}")).Body["uses"]!;

    public static JsonObject Quote(params IReadOnlyList<(string Sku, int Quantity)> items)
    {
        var draft = Purchases.Draft(items);
        draft.Remove("payment");
        draft["shipping"]!["address"] = Address();
        return draft;
    }

    /// <summary>One of the figures of an order, a quote or a cart, in minor units.</summary>
    public static long Amount(this JsonNode body, string figure) => (long)body[figure]!["amount"]!;

    public static JsonObject Items(params IReadOnlyList<(string Sku, int Quantity)> items) =>
        new() { ["items"] = Purchases.Draft(items)["items"]!.DeepClone() };

    public static JsonObject Quantity(int quantity) => new() { ["quantity"] = quantity };

    /// <summary>A guest's cart that is there, as it was answered.</summary>
    public static async Task<Reply> GuestCartAsync(this World world, params IReadOnlyList<(string Sku, int Quantity)> items)
    {
        var made = await world.Anyone.PostAsync("/guest-carts", Items(items));
        made.Status.ShouldBe(HttpStatusCode.Created, made.ToString());
        return made;
    }

    public static string Token(this Reply made) => (string)made.Body["token"]!;

    /// <summary>What a cart holds: so many units of each SKU.</summary>
    public static IReadOnlyList<(string Sku, int Quantity)> Held(this Reply cart) =>
        [.. cart.Items.Select(item => ((string)item["productId"]!, (int)item["quantity"]!))];

    /// <summary>Another customer than the world's own.</summary>
    public static Client Another(this World world, string email = "linus@example.com") =>
        world.Holding(world.Cloud.Tokens.Issue(Places.Customers, email));
}
