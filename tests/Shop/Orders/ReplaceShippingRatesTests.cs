using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ReplaceShippingRatesTests
{
    [Fact]
    public async Task TheWholeTableIsReplaced()
    {
        await using var world = await World.StartAsync();

        var first = await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag);
        var second = await world.Admin.PutAsync("/admin/shipping-rates", None(), first.ETag);

        first.Status.ShouldBe(HttpStatusCode.OK, first.ToString());
        (first.ETag, second.ETag).ShouldBe(("\"2\"", "\"3\""));
        (await world.Admin.GetAsync("/admin/shipping-rates")).Body["rates"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\"3\"")]
    [InlineData("W/\"2\"")]
    [InlineData("\"other\"")]
    public async Task NobodyReplacesWhatTheyHaveNotRead(string tag)
    {
        await using var world = await World.StartAsync();
        var stored = await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag);

        var stale = await world.Admin.PutAsync("/admin/shipping-rates", None(), tag);
        var blind = await world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates());

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed, stale.ToString());
        blind.Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await world.Admin.GetAsync("/admin/shipping-rates")).Text.ShouldBe(stored.Text);
    }

    [Fact]
    public async Task OfTwoAtOnceOneWins()
    {
        await using var world = await World.StartAsync();

        var replies = await Calls.AtOnceAsync(4, _ => Calls.SettleAsync(
            () => world.Admin.PutAsync("/admin/shipping-rates", Checkouts.ShippingRates(), Checkouts.FirstTag)));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        replies.Count(reply => reply.Status == HttpStatusCode.PreconditionFailed).ShouldBe(3);
    }

    [Fact]
    public async Task EveryMistakeIsTold()
    {
        await using var world = await World.StartAsync();
        var rates = new JsonArray(
            Checkouts.Rate().With("price", Samples.Money(-1)), Checkouts.Rate().With("countries", new JsonArray("de")));

        var refused = await world.Admin.PutAsync("/admin/shipping-rates", None().With("rates", rates), Checkouts.FirstTag);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Faults.ShouldBe(["/rates/0/price/amount out-of-range", "/rates/1/countries/0 not-a-country"]);
    }

    private static JsonObject None() => Checkouts.ShippingRates().With("rates", new JsonArray());
}
