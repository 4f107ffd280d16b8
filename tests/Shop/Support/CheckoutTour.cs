using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>
/// Goes once through everything before an order: rules, quotes, coupons and carts. What is answered does not matter here.
/// </summary>
internal static class CheckoutTour
{
    public static async Task RunAsync(World world, string sku)
    {
        await RulesAsync(world);
        await world.Anyone.PostAsync("/checkout/quote", Checkouts.Quote((sku, 1)).With("couponCode", "TOUR"));
        await GuestAsync(world, sku);
        await CustomerAsync(world, sku);
        var placed = await world.Customer.PostAsync(
            "/orders", Purchases.Draft((sku, 1)).With("couponCode", "TOUR"), key: "tour-coupon");
        await world.Customer.PostAsync($"/orders/{IdOf(placed)}/cancel", new JsonObject());
    }

    private static async Task RulesAsync(World world)
    {
        await world.Admin.GetAsync("/admin/taxes");
        await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes(), Checkouts.FirstTag);
        await world.Admin.GetAsync("/admin/shipping-rates");
        await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag);
        var coupon = Checkouts.Coupon("TOUR").With("isOncePerCustomer", true);
        await world.Admin.PostAsync("/admin/coupons", coupon);
        await world.Admin.GetAsync("/admin/coupons");
        await world.Admin.GetAsync("/admin/coupons/TOUR");
        await world.Admin.PutAsync("/admin/coupons/TOUR", coupon.With("usesMax", 100), "\"1.0\"");
    }

    private static async Task GuestAsync(World world, string sku)
    {
        var made = await world.Anyone.PostAsync("/guest-carts", Checkouts.Items((sku, 1)));
        var path = $"/guest-carts/{(string?)made.Body["token"] ?? Functions.Orders.Carts.GuestToken.New()}";
        await world.Anyone.GetAsync(path);
        await world.Anyone.PutAsync(path, Checkouts.Items((sku, 2)));
        await world.Anyone.PutAsync($"{path}/items/{sku}", Checkouts.Quantity(3));
        await world.Anyone.DeleteAsync(path);
    }

    private static async Task CustomerAsync(World world, string sku)
    {
        var guest = await world.Anyone.PostAsync("/guest-carts", Checkouts.Items((sku, 1)));
        await world.Customer.GetAsync("/cart");
        await world.Customer.PutAsync("/cart", Checkouts.Items((sku, 2)));
        await world.Customer.PutAsync($"/cart/items/{sku}", Checkouts.Quantity(3));
        await world.Customer.PostAsync("/cart/merges", new JsonObject { ["guestToken"] = guest.Body["token"]?.DeepClone() ?? "none" });
        await world.Customer.DeleteAsync("/cart");
    }

    // A refused order has no id; what comes after it is then about nothing, and that is the point.
    private static string IdOf(Reply placed) => (string?)placed.Body["id"] ?? "ord_01890000000070008000000000000000";
}
