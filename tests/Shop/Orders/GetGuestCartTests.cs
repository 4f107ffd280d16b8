using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class GetGuestCartTests
{
    [Fact]
    public async Task ATokenOpensItsCartAndNoOther()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var made = await world.GuestCartAsync((mug.Id, 1));

        var cart = await world.Anyone.GetAsync($"/guest-carts/{made.Token()}");

        (cart.Status, cart.ETag).ShouldBe((HttpStatusCode.OK, made.ETag));
        cart.Held().ShouldBe([(mug.Id, 1)]);
        cart.Body["token"].ShouldBeNull();
        foreach (var other in (string[])["abc", made.Token()[1..], Functions.Orders.Carts.GuestToken.New()])
        {
            (await world.Anyone.GetAsync($"/guest-carts/{other}")).Status.ShouldBe(HttpStatusCode.NotFound, other);
        }
    }

    [Fact]
    public async Task AGuestsCartIsThrownAwayThirtyDaysAfterItsLastChange()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var path = $"/guest-carts/{(await world.GuestCartAsync()).Token()}";

        await world.AdvanceAsync(TimeSpan.FromDays(29));
        await world.Anyone.PutAsync(path, Checkouts.Items((mug.Id, 1)));
        await world.AdvanceAsync(TimeSpan.FromDays(29));
        (await world.Anyone.GetAsync(path)).Held().ShouldBe([(mug.Id, 1)]);
        await world.AdvanceAsync(TimeSpan.FromDays(2));

        (await world.Anyone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await world.Anyone.PutAsync(path, Checkouts.Items())).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
