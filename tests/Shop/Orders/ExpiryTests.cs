using System.Text.Json.Nodes;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

/// <summary>
/// An order that nobody pays for gives its units back, by a message of its own or by the sweep that looks for those forgotten.
/// </summary>
public sealed class ExpiryTests
{
    [Fact]
    public async Task WhatIsNotPaidForInTimeIsAvailableAgain()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.Customer.PlacedAsync((mug, 4));
        var paid = await world.ConfirmedAsync((mug, 1));

        await world.AdvanceAsync(Limits.ReservationKept - TimeSpan.FromSeconds(30));
        (await world.Customer.GetAsync($"/orders/{order.Id}")).StatusOf().ShouldBe("PENDING");
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));

        await Eventually.TrueAsync(async () => (await world.Customer.GetAsync($"/orders/{order.Id}")).StatusOf() == "EXPIRED");
        (await world.Customer.GetAsync($"/orders/{paid.Id}")).StatusOf().ShouldBe("CONFIRMED");
        (await world.StockOfAsync(mug)).ShouldBe((9, 0, 9));
        (await world.OrderEventsAsync(order.Id)).ShouldBe(["OrderCreated", "OrderExpired"]);
    }

    [Fact]
    public async Task WhenTheMessageIsLostTheSweepFindsTheOrder()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.Customer.PlacedAsync((mug, 4));
        await world.QuietAsync();
        await world.SqsAsync("PurgeQueue", new JsonObject { ["QueueUrl"] = await TimersAsync(world) });

        await world.AdvanceAsync(Limits.ReservationKept + TimeSpan.FromMinutes(2));

        await Eventually.TrueAsync(async () => (await world.Customer.GetAsync($"/orders/{order.Id}")).StatusOf() == "EXPIRED");
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
    }

    [Fact]
    public async Task AnOrderThatWentLongAgoIsClosed()
    {
        await using var world = await World.StartAsync();
        var order = await world.ConfirmedAsync((await world.StockedAsync(5), 1));
        await world.Admin.StepAsync(order, "fulfilments", new() { ["carrier"] = "FEDEX" });

        await world.AdvanceAsync(Limits.OrderClosedAfter + TimeSpan.FromDays(2));

        await Eventually.TrueAsync(async () => (await world.Admin.GetAsync($"/orders/{order.Id}")).StatusOf() == "CLOSED");
        (await world.OrderEventsAsync(order.Id))[^1].ShouldBe("OrderStatusChanged");
    }

    [Fact]
    public async Task AnOrderThatCannotBeReadKeepsNoOtherFromExpiring()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var spoilt = await world.Customer.PlacedAsync((mug, 1));
        var others = new List<Reply>();
        for (var i = 0; i < 6; i++)
        {
            others.Add(await world.Customer.PlacedAsync((mug, 1)));
        }

        await world.QuietAsync();
        await world.SqsAsync("PurgeQueue", new JsonObject { ["QueueUrl"] = await TimersAsync(world) });
        await SpoilAsync(world, spoilt.Id);

        await world.AdvanceAsync(Limits.ReservationKept + TimeSpan.FromMinutes(2));

        foreach (var order in others)
        {
            await Eventually.TrueAsync(async () => (await world.Customer.GetAsync($"/orders/{order.Id}")).StatusOf() == "EXPIRED");
        }

        (await world.StockOfAsync(mug)).ShouldBe((10, 1, 9));
    }

    [Fact]
    public async Task AnOrderThatCannotBeReadKeepsNoOtherFromBeingClosed()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(5);
        Reply[] orders = [await world.ConfirmedAsync((mug, 1)), await world.ConfirmedAsync((mug, 1)), await world.ConfirmedAsync((mug, 1))];
        foreach (var order in orders)
        {
            await world.Admin.StepAsync(order, "fulfilments", new() { ["carrier"] = "FEDEX" });
        }

        await SpoilAsync(world, orders[1].Id);
        await world.AdvanceAsync(Limits.OrderClosedAfter + TimeSpan.FromDays(2));

        foreach (var order in (Reply[])[orders[0], orders[2]])
        {
            await Eventually.TrueAsync(async () => (await world.Admin.GetAsync($"/orders/{order.Id}")).StatusOf() == "CLOSED");
        }
    }

    // As if somebody had written in the table by hand.
    private static Task SpoilAsync(World world, string id) => world.DynamoAsync("UpdateItem", new()
    {
        ["TableName"] = world.Cloud.Place.NameOf(Topology.Services.Orders.Table.Name),
        ["Key"] = new JsonObject
        {
            ["pk"] = new JsonObject { ["S"] = $"ORDER#{id}" }, ["sk"] = new JsonObject { ["S"] = OrdersTable.Meta },
        },
        ["UpdateExpression"] = "REMOVE paymentStatus",
    });

    private static async Task<string> TimersAsync(World world)
    {
        var name = world.Cloud.Place.NameOf("orders-expire-reservation");
        return (string)(await world.SqsAsync("GetQueueUrl", new JsonObject { ["QueueName"] = name }))["QueueUrl"]!;
    }
}
