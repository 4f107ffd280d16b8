using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class SetCartItemTests
{
    [Fact]
    public async Task AQuantityIsSetAndZeroTakesItOut()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        const string path = "/cart/items";

        var two = await world.Customer.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(2));
        var five = await world.Customer.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(5));
        var none = await world.Customer.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(0));

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
        const string path = "/cart/items";

        var negative = await world.Customer.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(-1));
        var tooMany = await world.Customer.PutAsync($"{path}/{mug.Id}", Checkouts.Quantity(10_001));
        var unknown = await world.Customer.PutAsync($"{path}/prd_01890000000070008000000000000000", Checkouts.Quantity(1));
        var nonsense = await world.Customer.PutAsync($"{path}/mug", Checkouts.Quantity(1));

        negative.Faults.ShouldBe(["/quantity out-of-range"]);
        tooMany.Faults.ShouldBe(["/quantity out-of-range"]);
        (unknown.Status, nonsense.Status).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task WhatIsPutInAtOnceIsAllThere()
    {
        await using var world = await World.StartAsync();
        var products = new List<string>();
        foreach (var code in (string[])["A-1", "A-2", "A-3", "A-4", "A-5", "A-6"])
        {
            products.Add((await world.CreateAsync(Samples.Mug(code))).Id);
        }

        await Calls.AtOnceAsync(products.Count, i => Calls.SettleAsync(
            () => world.Customer.PutAsync($"/cart/items/{products[i]}", Checkouts.Quantity(i + 1))));

        (await world.Customer.GetAsync("/cart")).Held().Order().ShouldBe([.. products.Select((sku, i) => (sku, i + 1)).Order()]);
    }

    [Fact]
    public async Task WhatIsSoldNoMoreCanBeTakenOut()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.Customer.PutAsync($"/cart/items/{mug.Id}", Checkouts.Quantity(1));
        await world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag);

        var more = await world.Customer.PutAsync($"/cart/items/{mug.Id}", Checkouts.Quantity(2));
        var none = await world.Customer.PutAsync($"/cart/items/{mug.Id}", Checkouts.Quantity(0));

        more.Status.ShouldBe(HttpStatusCode.NotFound);
        (none.Status, none.Held().Count).ShouldBe((HttpStatusCode.OK, 0));
    }
}
