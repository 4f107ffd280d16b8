using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class MergeCartsTests
{
    [Fact]
    public async Task AGuestsCartIsTakenOverOnce()
    {
        await using var world = await World.StartAsync();
        var (mug, cup) = (await world.CreateAsync(Samples.Mug()), await world.CreateAsync(Samples.Mug("CUP")));
        await world.Customer.PutAsync("/cart", Checkouts.Items((mug.Id, 2)));
        var guest = await world.GuestCartAsync((cup.Id, 1), (mug.Id, 3));

        var merged = await world.Customer.PostAsync("/cart/merges", Merge(guest));
        var again = await world.Customer.PostAsync("/cart/merges", Merge(guest));

        merged.Status.ShouldBe(HttpStatusCode.OK, merged.ToString());
        merged.Held().ShouldBe([(mug.Id, 5), (cup.Id, 1)]);
        merged.Body.Amount("subtotal").ShouldBe(7_500);
        again.Status.ShouldBe(HttpStatusCode.NotFound);
        (await world.Customer.GetAsync("/cart")).Held().ShouldBe([(mug.Id, 5), (cup.Id, 1)]);
        (await world.Anyone.GetAsync($"/guest-carts/{guest.Token()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SeveralMergesAtOnceAddItOnce()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var guest = await world.GuestCartAsync((mug.Id, 3));

        var replies = await Calls.AtOnceAsync(5, _ => Calls.SettleAsync(() => world.Customer.PostAsync("/cart/merges", Merge(guest))));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        replies.Count(reply => reply.Status == HttpStatusCode.NotFound).ShouldBe(4);
        (await world.Customer.GetAsync("/cart")).Held().ShouldBe([(mug.Id, 3)]);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task WithoutAGuestsCartThereIsNothingToTakeOver(string token)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Customer.PostAsync("/cart/merges", new JsonObject { ["guestToken"] = token });

        refused.Status.ShouldBe(HttpStatusCode.NotFound);
        (await world.Customer.GetAsync("/cart")).Has("ETag").ShouldBeFalse();
    }

    private static JsonObject Merge(Reply guest) => new() { ["guestToken"] = guest.Token() };
}
