using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class FulfilOrderTests
{
    [Fact]
    public async Task AllThatIsLeftGoesUnlessLinesAreNamed()
    {
        await using var world = await World.StartAsync();
        var (mug, cup) = (await world.StockedAsync(10), await world.StockedAsync(10, "CUP"));
        var order = await world.ConfirmedAsync((mug, 3), (cup, 2));

        var part = await world.Admin.StepAsync(order, "fulfilments", Parcel((mug, 2)));
        var rest = await world.Admin.StepAsync(part, "fulfilments", Parcel());

        part.StatusOf().ShouldBe("CONFIRMED");
        ((string)part.Body["fulfilmentStatus"]!).ShouldBe("PARTIALLY_FULFILLED");
        rest.StatusOf().ShouldBe("FULFILLED");
        rest.Body["fulfilments"]![1]!["lines"]!.AsArray().Select(l => $"{l!["sku"]} {l["quantity"]}").ShouldBe([$"{mug} 1", $"{cup} 2"]);
        (await world.EventsAsync(Topology.Services.Orders.Table, order.Id)).Where(e => e.Type == "OrderFulfilled")
            .Select(e => (bool)e.Detail["data"]!["isComplete"]!).ShouldBe([false, true]);
    }

    [Fact]
    public async Task NoMoreGoesThanWasBought()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.ConfirmedAsync((mug, 3));

        (await world.Admin.StepAsync(order, "fulfilments", Parcel((mug, 4)))).Faults.ShouldBe(["/lines/0/quantity out-of-range"]);
        (await world.Admin.StepAsync(order, "fulfilments", Parcel((mug, 1), (mug, 1)))).Faults.ShouldBe(["/lines/1/sku not-in-order"]);
        (await world.Admin.StepAsync(order, "fulfilments", Parcel(("x", 1)))).Faults.ShouldBe(["/lines/0/sku not-in-order"]);
        (await world.Admin.StepAsync(order, "fulfilments", new() { ["carrier"] = "" })).Faults.ShouldBe(["/carrier not-a-text"]);
    }

    [Fact]
    public async Task TheLastParcelThatThereIsRoomForTakesAllThatIsLeft()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(100);
        var order = await world.ConfirmedAsync((mug, 60));
        foreach (var _ in Enumerable.Range(1, Limits.OrderFulfilmentsMax - 1))
        {
            order = await world.Admin.StepAsync(order, "fulfilments", Parcel((mug, 1)));
        }

        var refused = await world.Admin.StepAsync(order, "fulfilments", Parcel((mug, 1)));
        var last = await world.Admin.StepAsync(order, "fulfilments", Parcel());

        refused.Problem.ShouldBe("invalid-state");
        last.StatusOf().ShouldBe("FULFILLED");
    }

    [Fact]
    public async Task WhatIsNotPaidForDoesNotGo()
    {
        await using var world = await World.StartAsync();
        var order = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));

        (await world.Admin.StepAsync(order, "fulfilments", Parcel())).Problem.ShouldBe("invalid-state");
    }

    [Fact]
    public async Task AParcelSentTwiceGoesOnce()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.ConfirmedAsync((mug, 3));

        var replies = await Calls.AtOnceAsync(10, _ => world.Admin.StepAsync(order, "fulfilments", Parcel((mug, 1))));

        replies.Count(r => (int)r.Status == 201).ShouldBe(1);
        replies.Where(r => (int)r.Status != 201).ShouldAllBe(r => r.Problem == "precondition-failed");
    }

    private static JsonObject Parcel(params IReadOnlyList<(string Sku, int Quantity)> lines)
    {
        var parcel = new JsonObject { ["carrier"] = "FEDEX", ["trackingNumber"] = "FX-1" };
        return lines.Count == 0
            ? parcel
            : parcel.With("lines", new JsonArray(
                [.. lines.Select(l => new JsonObject { ["sku"] = l.Sku, ["quantity"] = l.Quantity })]));
    }
}
