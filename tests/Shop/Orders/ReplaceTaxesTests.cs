using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ReplaceTaxesTests
{
    [Fact]
    public async Task TheWholeTableIsReplaced()
    {
        await using var world = await World.StartAsync();

        var first = await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes(), Checkouts.FirstTag);
        var second = await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes().With("rates", new JsonArray()), first.ETag);

        first.Status.ShouldBe(HttpStatusCode.OK, first.ToString());
        (first.ETag, second.ETag).ShouldBe(("\"2\"", "\"3\""));
        (await world.Admin.GetAsync("/admin/taxes")).Body["rates"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\"3\"")]
    [InlineData("W/\"2\"")]
    [InlineData("\"other\"")]
    public async Task NobodyReplacesWhatTheyHaveNotRead(string tag)
    {
        await using var world = await World.StartAsync();
        var stored = await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes(), Checkouts.FirstTag);

        var stale = await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes().With("rates", new JsonArray()), tag);
        var blind = await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes());

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed, stale.ToString());
        blind.Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await world.Admin.GetAsync("/admin/taxes")).Text.ShouldBe(stored.Text);
    }

    [Fact]
    public async Task OfTwoAtOnceOneWins()
    {
        await using var world = await World.StartAsync();

        var replies = await Calls.AtOnceAsync(4, _ => Calls.SettleAsync(
            () => world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes(), Checkouts.FirstTag)));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        replies.Count(reply => reply.Status == HttpStatusCode.PreconditionFailed).ShouldBe(3);
    }

    [Fact]
    public async Task EveryMistakeIsTold()
    {
        await using var world = await World.StartAsync();
        var rates = new JsonArray(Checkouts.Tax("standard", 10_001), Checkouts.Tax("standard", 1, "Germany"));

        var refused = await world.Admin.PutAsync("/admin/taxes", Checkouts.Taxes().With("rates", rates), Checkouts.FirstTag);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Faults.ShouldBe(["/rates/0/basisPoints out-of-range", "/rates/1/country not-a-country"]);
    }
}
