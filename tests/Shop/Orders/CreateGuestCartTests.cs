using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class CreateGuestCartTests
{
    [Fact]
    public async Task AGuestGetsATokenThatNobodyElseHas()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var made = await world.GuestCartAsync((mug.Id, 2));
        var other = await world.GuestCartAsync();

        made.Token().ShouldNotBe(other.Token());
        made.Headers["Location"].ShouldBe($"/api/guest-carts/{made.Token()}");
        made.Body.Amount("subtotal").ShouldBe(2_500);
        made.Held().ShouldBe([(mug.Id, 2)]);
        (await world.Anyone.GetAsync(made.Headers["Location"])).Held().ShouldBe([(mug.Id, 2)]);
    }

    [Fact]
    public async Task TheTableDoesNotKnowTheToken()
    {
        await using var world = await World.StartAsync();

        var made = await world.GuestCartAsync();

        var row = (await world.ScanAsync(world.Cloud.Shop.Tables.Single(table => table.Name == "Carts"))).ShouldHaveSingleItem();
        row.ToJsonString().ShouldNotContain(made.Token());
        ((string)row["pk"]!["S"]!).ShouldStartWith("GUEST#");
    }

    [Fact]
    public async Task WhatTheShopDoesNotSellMakesNoCart()
    {
        await using var world = await World.StartAsync();

        var refused = await world.Anyone.PostAsync("/guest-carts", Checkouts.Items(("prd_01890000000070008000000000000000", 1)));

        refused.Status.ShouldBe(HttpStatusCode.NotFound);
        (await world.ScanAsync(world.Cloud.Shop.Tables.Single(table => table.Name == "Carts"))).ShouldBeEmpty();
    }
}
