using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

/// <summary>Coupons as orders use them: counted once for each order that has them, however many want them at once.</summary>
public sealed class RedeemCouponTests
{
    [Fact]
    public async Task AnOrderIsCheaperAndCounts()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.CouponAsync();

        var placed = await world.Customer.OrderAsync(DraftOf(mug));

        placed.Status.ShouldBe(HttpStatusCode.Created, placed.ToString());
        (placed.Body.Amount("discount"), placed.Body.Amount("total")).ShouldBe((125, 1_125));
        (await world.UsesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task ACouponThatIsUsedUpIsRefusedHoweverManyTryAtOnce()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(50);
        await world.CouponAsync(Checkouts.Coupon().With("usesMax", 3));

        var replies = await Calls.AtOnceAsync(10, _ => world.Customer.OrderAsync(DraftOf(mug)));

        replies.Count(reply => reply.Status == HttpStatusCode.Created).ShouldBe(3);
        replies.Where(reply => reply.Status != HttpStatusCode.Created)
            .ShouldAllBe(reply => reply.Faults[0] == "/couponCode coupon-used-up");
        (await world.UsesAsync()).ShouldBe(3);
        (await world.StockOfAsync(mug)).ShouldBe((50, 3, 47));
    }

    [Fact]
    public async Task EachCustomerHasOneUseWhereThatIsSaid()
    {
        await using var world = await World.StartAsync();
        using var another = world.Another();
        var mug = await world.StockedAsync(10);
        await world.CouponAsync(Checkouts.Coupon().With("isOncePerCustomer", true));

        var first = await world.Customer.OrderAsync(DraftOf(mug));
        var again = await world.Customer.OrderAsync(DraftOf(mug));
        var others = await another.OrderAsync(DraftOf(mug));

        (first.Status, others.Status).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
        again.Status.ShouldBe(HttpStatusCode.BadRequest, again.ToString());
        again.Faults.ShouldBe(["/couponCode coupon-already-used"]);
        (await world.UsesAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task AnAdminsOrdersHaveOneUseForEachAddress()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.CouponAsync(Checkouts.Coupon().With("isOncePerCustomer", true));

        var first = await world.Admin.OrderAsync(DraftOf(mug).With("email", "linus@example.com"));
        var again = await world.Admin.OrderAsync(DraftOf(mug).With("email", "Linus@Example.com"));

        first.Status.ShouldBe(HttpStatusCode.Created, first.ToString());
        again.Faults.ShouldBe(["/couponCode coupon-already-used"]);
    }

    [Fact]
    public async Task ACancelledOrderGivesItsUseBack()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.CouponAsync(Checkouts.Coupon().With("isOncePerCustomer", true).With("usesMax", 1));
        var placed = await world.Customer.OrderAsync(DraftOf(mug));

        await world.Customer.PostAsync($"/orders/{placed.Id}/cancel", new JsonObject());

        (await world.UsesAsync()).ShouldBe(0);
        (await world.Customer.OrderAsync(DraftOf(mug))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task AnOrderThatExpiresGivesItsUseBack()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.CouponAsync(Checkouts.Coupon().With("isOncePerCustomer", true));
        await world.Customer.OrderAsync(DraftOf(mug));

        await world.AdvanceAsync(TimeSpan.FromMinutes(17));
        await Eventually.TrueAsync(async () => await world.UsesAsync() == 0);

        (await world.Customer.OrderAsync(DraftOf(mug))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task WhatWasPaidForKeepsItsUse()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.CouponAsync(Checkouts.Coupon().With("isOncePerCustomer", true));
        var placed = await world.Customer.OrderAsync(DraftOf(mug));
        await ConfirmAsync(world, placed);

        var cancelled = await world.Customer.PostAsync($"/orders/{placed.Id}/cancel", new JsonObject());

        ((string?)cancelled.Body["status"]).ShouldBe("CANCELLED");
        (await world.UsesAsync()).ShouldBe(1);
        (await world.Customer.OrderAsync(DraftOf(mug))).Faults.ShouldBe(["/couponCode coupon-already-used"]);
    }

    [Fact]
    public async Task AnotherOrdersUseIsNotGivenBack()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var coupon = await world.CouponAsync();
        var before = await world.Customer.OrderAsync(DraftOf(mug));
        await world.Admin.PutAsync("/admin/coupons/SPRING", Checkouts.Coupon().With("isOncePerCustomer", true), coupon.ETag);
        await world.Customer.OrderAsync(DraftOf(mug));

        await world.Customer.PostAsync($"/orders/{before.Id}/cancel", new JsonObject());

        (await world.UsesAsync()).ShouldBe(1);
        (await world.Customer.OrderAsync(DraftOf(mug))).Faults.ShouldBe(["/couponCode coupon-already-used"]);
    }

    [Theory]
    [InlineData("NOBODY", "unknown-coupon")]
    [InlineData("no such", "unknown-coupon")]
    [InlineData("PAUSED", "coupon-not-valid")]
    [InlineData("LARGE", "below-minimum")]
    public async Task ACouponThatCannotBeUsedSaysWhy(string code, string why)
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.CouponAsync(Checkouts.Coupon("PAUSED").With("isActive", false));
        await world.CouponAsync(Checkouts.Coupon("LARGE").With("minSubtotal", Samples.Money(1_251)));

        var refused = await world.Customer.OrderAsync(DraftOf(mug, code));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        refused.Faults.ShouldBe([$"/couponCode {why}"]);
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
    }

    private static JsonObject DraftOf(string sku, string code = "SPRING") => Purchases.Draft((sku, 1)).With("couponCode", code);

    private static async Task ConfirmAsync(World world, Reply placed)
    {
        using var paid = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        var confirmed = await world.Admin.SendAsync(HttpMethod.Post, $"/orders/{placed.Id}/confirmation", paid, ("If-Match", placed.ETag));
        confirmed.Status.ShouldBe(HttpStatusCode.OK, confirmed.ToString());
    }
}
