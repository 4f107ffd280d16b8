using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ReplaceCartTests
{
    [Fact]
    public async Task OtherThingsComeInThePlaceOfAll()
    {
        await using var world = await World.StartAsync();
        var (mug, cup) = (await world.CreateAsync(Samples.Mug()), await world.CreateAsync(Samples.Mug("CUP")));
        const string path = "/cart";

        var first = await world.Customer.PutAsync(path, Checkouts.Items((mug.Id, 2), (mug.Id, 1)));
        var second = await world.Customer.PutAsync(path, Checkouts.Items((cup.Id, 1)));
        var none = await world.Customer.PutAsync(path, Checkouts.Items());

        first.Held().ShouldBe([(mug.Id, 3)]);
        second.Held().ShouldBe([(cup.Id, 1)]);
        (none.Status, none.Held().Count).ShouldBe((HttpStatusCode.OK, 0));
        first.ETag.ShouldNotBe(second.ETag);
    }

    [Fact]
    public async Task WhatTheShopDoesNotSellIsRefused()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var shirt = await world.CreateAsync(Samples.Shirt());
        const string path = "/cart";

        var unknown = await world.Customer.PutAsync(path, Checkouts.Items((mug.Id, 1), ("prd_01890000000070008000000000000000", 1)));
        var vague = await world.Customer.PutAsync(path, Checkouts.Items((shirt.Id, 1)));
        var wrong = await world.Customer.PutAsync(path, Checkouts.Items((mug.Id, 0), ("mug", 1)));

        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
        unknown.Faults.ShouldBe(["/items/1/productId unknown-product"]);
        vague.Faults.ShouldBe(["/items/0/productId variant-required"]);
        wrong.Faults.ShouldBe(["/items/0/quantity out-of-range", "/items/1/productId not-an-id"]);
        (await world.Customer.GetAsync(path)).Held().ShouldBeEmpty();
    }
}
