using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class QuoteCheckoutTests
{
    [Fact]
    public async Task AQuoteSaysWhatAnOrderComesTo()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes(), Checkouts.FirstTag);
        await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag);
        await world.CouponAsync();

        var quote = await world.Anyone.PostAsync("/checkout/quote", Checkouts.Quote((mug, 2)).With("couponCode", "spring"));

        quote.Status.ShouldBe(HttpStatusCode.OK, quote.ToString());
        string[] figures = ["subtotal", "discount", "shippingTotal", "taxTotal", "total"];
        figures.Select(figure => quote.Body.Amount(figure)).ShouldBe([2_500, 250, 500, 500, 3_250]);
        var item = quote.Items.ShouldHaveSingleItem();
        string[] ofLine = ["unitPrice", "lineTotal", "discount", "tax"];
        ofLine.Select(figure => item.Amount(figure)).ShouldBe([1_250, 2_500, 250, 450]);
        ((string?)quote.Body["couponCode"], (bool)quote.Body["pricesIncludeTax"]!).ShouldBe(("SPRING", false));
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
        (await world.UsesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task TheTotalOfAQuoteIsWhatAnOrderCanExpect()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes(included: true), Checkouts.FirstTag);
        await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag);
        await world.CouponAsync();
        var wish = Checkouts.Quote((mug, 2)).With("couponCode", "SPRING");
        var quote = (await world.Anyone.PostAsync("/checkout/quote", wish)).Body;

        var order = wish.With("payment", new JsonObject { ["method"] = "CASH" }).With("expectedTotal", quote["total"]!.DeepClone());
        var placed = await world.Customer.OrderAsync(order);

        placed.Status.ShouldBe(HttpStatusCode.Created, placed.ToString());
        foreach (var figure in (string[])["items", "subtotal", "discount", "shippingTotal", "taxTotal", "total", "couponCode"])
        {
            placed.Body[figure]!.ToJsonString().ShouldBe(quote[figure]!.ToJsonString(), figure);
        }

        await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes(), "\"2\"");
        var after = await world.Customer.OrderAsync(order);
        (after.Status, after.Problem).ShouldBe((HttpStatusCode.Conflict, "price-changed"));
        (await world.Customer.GetAsync($"/orders/{placed.Id}")).Body["total"]!.ToJsonString().ShouldBe(quote["total"]!.ToJsonString());
    }

    [Fact]
    public async Task WithoutShippingAQuoteIsOfTheGoods()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(1);
        await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag);

        var quote = await world.Anyone.PostAsync("/checkout/quote", Checkouts.Items((mug, 1)));

        quote.Body.Amount("shippingTotal").ShouldBe(0);
        quote.Body.Amount("total").ShouldBe(1_250);
    }

    [Fact]
    public async Task WhatIsNotThereCannotBeQuoted()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(2);
        await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag);
        var unknown = await world.Anyone.PostAsync("/checkout/quote", Checkouts.Quote(("prd_01890000000070008000000000000000", 1)));
        var tooMany = await world.Anyone.PostAsync("/checkout/quote", Checkouts.Quote((mug, 3)));
        var noWay = Checkouts.Quote((mug, 1));
        noWay["shipping"]!["type"] = "URGENT";

        var unsent = await world.Anyone.PostAsync("/checkout/quote", noWay);

        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
        unknown.Faults.ShouldBe(["/items/0/productId unknown-product"]);
        tooMany.Status.ShouldBe(HttpStatusCode.Conflict);
        tooMany.Faults.ShouldBe(["/items/0/quantity insufficient-stock"]);
        ((long)tooMany.Body["errors"]![0]!["available"]!).ShouldBe(2);
        unsent.Status.ShouldBe(HttpStatusCode.BadRequest);
        unsent.Faults.ShouldBe(["/shipping no-shipping-rate"]);
    }

    [Fact]
    public async Task AQuoteIsNotShownLongerThanItsCouponHolds()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(1);
        var until = (world.Cloud.Clock.GetUtcNow() + TimeSpan.FromMinutes(5)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
        await world.CouponAsync(Checkouts.Coupon().With("validUntil", until));

        var quote = await world.Anyone.PostAsync("/checkout/quote", Checkouts.Quote((mug, 1)).With("couponCode", "SPRING"));

        ((string?)quote.Body["expiresAt"]).ShouldBe(until);
    }
}
