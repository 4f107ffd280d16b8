using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class GetCartTests
{
    [Fact]
    public async Task WhoPutNothingInHasAnEmptyCart()
    {
        await using var world = await World.StartAsync();

        var cart = await world.Customer.GetAsync("/cart");

        cart.Status.ShouldBe(HttpStatusCode.OK, cart.ToString());
        (cart.Items.Count, cart.Has("ETag")).ShouldBe((0, false));
        cart.Body["subtotal"].ShouldBeNull();
    }

    [Fact]
    public async Task ACartShowsThePricesOfNow()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.Customer.PutAsync("/cart", Checkouts.Items((mug.Id, 2)));
        await world.Admin.PutAsync(
            $"/products/{mug.Id}", Samples.Mug().With("price", Samples.Money(990)).With("productName", "Red Mug"), mug.ETag);

        var cart = await world.Customer.GetAsync("/cart");

        var item = cart.Items.ShouldHaveSingleItem();
        (item.Amount("unitPrice"), item.Amount("lineTotal"), cart.Body.Amount("subtotal")).ShouldBe((990, 1_980, 1_980));
        ((string?)item["productName"], (bool)item["isAvailable"]!).ShouldBe(("Red Mug", true));
        cart.ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task WhatTheShopSellsNoMoreIsMarkedAndCostsNothing()
    {
        await using var world = await World.StartAsync();
        var (mug, cup) = (await world.CreateAsync(Samples.Mug()), await world.CreateAsync(Samples.Mug("CUP")));
        await world.Customer.PutAsync("/cart", Checkouts.Items((mug.Id, 1), (cup.Id, 1)));
        await world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag);

        var cart = await world.Customer.GetAsync("/cart");

        cart.Items.Select(item => (bool)item["isAvailable"]!).ShouldBe([false, true]);
        cart.Items[0]["unitPrice"].ShouldBeNull();
        cart.Body.Amount("subtotal").ShouldBe(1_250);
    }

    [Fact]
    public async Task PricesInSeveralCurrenciesAreNotAddedUp()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var cup = await world.CreateAsync(Samples.Mug("CUP").With("price", Samples.Money(100, "EUR")));

        var cart = await world.Customer.PutAsync("/cart", Checkouts.Items((mug.Id, 1), (cup.Id, 1)));

        cart.Status.ShouldBe(HttpStatusCode.OK, cart.ToString());
        cart.Body["subtotal"].ShouldBeNull();
    }

    [Fact]
    public async Task ACartIsItsCustomersOwnAndIsThrownAwayInTheEnd()
    {
        await using var world = await World.StartAsync();
        using var another = world.Another();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.Customer.PutAsync("/cart", Checkouts.Items((mug.Id, 2)));

        (await another.GetAsync("/cart")).Held().ShouldBeEmpty();
        await world.AdvanceAsync(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        (await world.Customer.GetAsync("/cart")).Held().ShouldBe([(mug.Id, 2)]);
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        (await world.Customer.GetAsync("/cart")).Held().ShouldBeEmpty();
        (await world.Customer.PutAsync("/cart", Checkouts.Items((mug.Id, 1)))).ETag.ShouldBe("\"1\"");
    }
}
