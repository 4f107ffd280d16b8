using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class SetGuestCartItemTests
{
    [Fact]
    public async Task AQuantityIsSetAndZeroTakesItOut()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var path = $"/guest-carts/{(await world.GuestCartAsync()).Token()}/items";

        var two = await world.Anyone.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(2));
        var five = await world.Anyone.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(5));
        var none = await world.Anyone.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(0));

        two.Held().ShouldBe([(mug.Id, 2)]);
        five.Held().ShouldBe([(mug.Id, 5)]);
        five.Body.Amount("subtotal").ShouldBe(6_250);
        none.Held().ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatCannotBeIsRefused()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var path = $"/guest-carts/{(await world.GuestCartAsync()).Token()}/items";

        var negative = await world.Anyone.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(-1));
        var tooMany = await world.Anyone.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(10_001));
        var unknown = await world.Anyone.PutAsync($"{path}/prd_01890000000070008000000000000000", Checkouts.Quantity(1));
        var nonsense = await world.Anyone.PutAsync($"{path}/mug", Checkouts.Quantity(1));

        negative.Faults.ShouldBe(["/quantity out-of-range"]);
        tooMany.Faults.ShouldBe(["/quantity out-of-range"]);
        (unknown.Status, nonsense.Status).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task WithoutItsTokenThereIsNoCart()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var other = Functions.Orders.Carts.GuestToken.New();

        var refused = await world.Anyone.PutAsync($"/guest-carts/{other}/items/{mug.Id}", Checkouts.Quantity(1));

        refused.Status.ShouldBe(HttpStatusCode.NotFound);
        (await world.Anyone.GetAsync($"/guest-carts/{other}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
