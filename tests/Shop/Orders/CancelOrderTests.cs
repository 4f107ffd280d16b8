using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class CancelOrderTests
{
    [Fact]
    public async Task WhatWasReservedIsAvailableAgain()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.Customer.PlacedAsync((mug, 4));

        var cancelled = await world.Customer.CancelAsync(order.Id, "found it cheaper");

        cancelled.StatusOf().ShouldBe("CANCELLED");
        cancelled.Body["reservationExpiresAt"].ShouldBeNull();
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
        (await world.OrderEventsAsync(order.Id)).ShouldBe(["OrderCreated", "OrderCancelled"]);
    }

    [Fact]
    public async Task WhatWasBoughtComesBackAsAMovement()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.ConfirmedAsync((mug, 4));

        await world.Customer.CancelAsync(order.Id);

        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
        var movements = await world.QueryAsync(Topology.Services.Inventory.Stock, $"SKU#{mug}");
        movements.Where(m => (string?)m["kind"]!["S"] == "MOVEMENT").Select(m => $"{m["reason"]!["S"]} {m["delta"]!["N"]}")
            .ShouldBe(["receipt 10", "sale -4", "restock 4"]);
        var said = (await world.EventsAsync(Topology.Services.Orders.Table, order.Id))[^1].Detail["data"]!;
        ((bool)said["wasPaid"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task WhatIsOnItsWayCannotBeCancelled()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.ConfirmedAsync((mug, 4));
        await world.Admin.StepAsync(order, "fulfilments", new()
        {
            ["carrier"] = "FEDEX", ["lines"] = new System.Text.Json.Nodes.JsonArray(Line(mug, 1)),
        });

        var refused = await world.Admin.CancelAsync(order.Id);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Problem.ShouldBe("invalid-state");
        (await world.StockOfAsync(mug)).ShouldBe((6, 0, 6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task CancelledTwentyTimesAtOnceItGivesBackOnce(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.StockedAsync(10);
        var order = await world.Customer.PlacedAsync((mug, 4));

        var replies = await Calls.AtOnceAsync(20, _ => world.Customer.CancelAsync(order.Id));

        replies.Count(r => r.Status is HttpStatusCode.OK).ShouldBe(1);
        replies.Where(r => r.Status is not HttpStatusCode.OK).ShouldAllBe(r => r.Problem == "invalid-state");
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
    }

    [Fact]
    public async Task UnderAKeyARepetitionGetsTheFirstAnswer()
    {
        await using var world = await World.StartAsync();
        var order = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));

        var first = await world.Customer.CancelAsync(order.Id, key: "k-1");
        var again = await world.Customer.CancelAsync(order.Id, key: "k-1");

        again.Text.ShouldBe(first.Text);
        again.Headers["Idempotent-Replayed"].ShouldBe("true");
    }

    [Fact]
    public async Task AReasonIsAText()
    {
        await using var world = await World.StartAsync();
        var order = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));

        (await world.Customer.CancelAsync(order.Id, new string('x', 501))).Faults.ShouldBe(["/reason not-a-text"]);
    }

    private static System.Text.Json.Nodes.JsonObject Line(string sku, int quantity) => new() { ["sku"] = sku, ["quantity"] = quantity };
}
