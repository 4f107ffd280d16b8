using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class GetOrderTests
{
    [Fact]
    public async Task AnOrderIsItsCustomersAndTheAdminsAndNobodyElses()
    {
        await using var world = await World.StartAsync();
        var order = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));
        using var eve = world.CustomerNamed("eve@example.com");

        (await world.Customer.GetAsync($"/orders/{order.Id}")).Status.ShouldBe(HttpStatusCode.OK);
        (await world.Admin.GetAsync($"/orders/{order.Id}")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var reply in (Reply[])
            [
                await eve.GetAsync($"/orders/{order.Id}"), await eve.GetAsync($"/orders/{order.Id}/events"),
                await eve.CancelAsync(order.Id), await eve.DeleteAsync($"/orders?orderId={order.Id}"),
            ])
        {
            reply.Status.ShouldBe(HttpStatusCode.NotFound, reply.ToString());
        }

        (await eve.GetAsync($"/orders?orderId={order.Id}")).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ord_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f")]
    [InlineData("prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f")]
    [InlineData("x")]
    public async Task WhatIsNotThereIsNotFound(string id)
    {
        await using var world = await World.StartAsync();

        (await world.Admin.GetAsync($"/orders/{id}")).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task WhoHoldsItIsToldThatItIsTheSame()
    {
        await using var world = await World.StartAsync();
        var order = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));

        (await world.Customer.GetAsync($"/orders/{order.Id}", order.ETag)).Status.ShouldBe(HttpStatusCode.NotModified);
        await world.Admin.StepAsync(order, "confirmation");
        (await world.Customer.GetAsync($"/orders/{order.Id}", order.ETag)).ETag.ShouldBe("\"2\"");
    }
}
