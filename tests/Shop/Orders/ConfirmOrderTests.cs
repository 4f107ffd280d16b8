using System.Net;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ConfirmOrderTests
{
    [Fact]
    public async Task WhatIsPaidForLeavesTheShelf()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.Customer.PlacedAsync((mug, 4));

        var confirmed = await world.Admin.StepAsync(order, "confirmation", new() { ["reference"] = "RCPT-7" });

        confirmed.StatusOf().ShouldBe("CONFIRMED");
        ((string)confirmed.Body["paymentStatus"]!).ShouldBe("PAID");
        ((string)confirmed.Body["payment"]!["reference"]!).ShouldBe("RCPT-7");
        (await world.StockOfAsync(mug)).ShouldBe((6, 0, 6));
        (await world.OrderEventsAsync(order.Id)).ShouldBe(["OrderCreated", "OrderConfirmed"]);
    }

    [Fact]
    public async Task OnlyTheVersionThatWasSeenIsConfirmed()
    {
        await using var world = await World.StartAsync();
        var order = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));

        (await world.Admin.StepAsync(order, "confirmation", ifMatch: "\"7\"")).Problem.ShouldBe("precondition-failed");
        (await world.Admin.PostAsync($"/orders/{order.Id}/confirmation", new System.Text.Json.Nodes.JsonObject())).Problem
            .ShouldBe("precondition-required");
        (await world.Customer.StepAsync(order, "confirmation")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task MoneyThatComesLateStillBuysWhatIsThere()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(4);
        var order = await world.Customer.PlacedAsync((mug, 3));
        await world.AdvanceAsync(Limits.ReservationKept + TimeSpan.FromMinutes(2));
        var expired = await ExpiredAsync(world, order.Id);

        var confirmed = await world.Admin.StepAsync(expired, "confirmation");

        confirmed.StatusOf().ShouldBe("CONFIRMED");
        (await world.StockOfAsync(mug)).ShouldBe((1, 0, 1));
    }

    [Fact]
    public async Task MoneyThatComesLateDoesNotBuyWhatAnotherHolds()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(4);
        var order = await world.Customer.PlacedAsync((mug, 3));
        await world.AdvanceAsync(Limits.ReservationKept + TimeSpan.FromMinutes(2));
        var expired = await ExpiredAsync(world, order.Id);
        await world.Customer.PlacedAsync((mug, 2));

        var refused = await world.Admin.StepAsync(expired, "confirmation");

        refused.Problem.ShouldBe("insufficient-stock");
        (await world.StockOfAsync(mug)).ShouldBe((4, 2, 2));
    }

    [Fact]
    public async Task MoneyThatComesLateDoesNotBuyAtTheCouponsPrice()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(4);
        await world.CouponAsync(Checkouts.Coupon().With("usesMax", 1));
        var order = await world.Customer.OrderAsync(Purchases.Draft((mug, 1)).With("couponCode", "SPRING"));
        await world.AdvanceAsync(Limits.ReservationKept + TimeSpan.FromMinutes(2));
        var expired = await ExpiredAsync(world, order.Id);
        await world.Customer.OrderAsync(Purchases.Draft((mug, 1)).With("couponCode", "SPRING"));

        var refused = await world.Admin.StepAsync(expired, "confirmation");

        refused.Problem.ShouldBe("invalid-state");
        (await world.StockOfAsync(mug)).ShouldBe((4, 1, 3));
    }

    private static async Task<Reply> ExpiredAsync(World world, string id)
    {
        Reply? order = null;
        await Eventually.TrueAsync(async () => (order = await world.Customer.GetAsync($"/orders/{id}")).StatusOf() == "EXPIRED");
        return order!;
    }
}
