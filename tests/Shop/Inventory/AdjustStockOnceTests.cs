using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Inventory;

public sealed class AdjustStockOnceTests
{
    [Fact]
    public async Task AnAdjustmentNeedsAKey()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var refused = await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(1));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Problem.ShouldBe("idempotency-key-missing");
        (await world.CountAsync(Topology.Services.Inventory.Stock, "MOVEMENT")).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task AKeyIsPrintable(string key)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var refused = await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(1), key);

        refused.Faults.ShouldBe(["Idempotency-Key not-a-key"]);
    }

    [Fact]
    public async Task AReplayTellsWhatWasAnsweredThenThoughTheStockHasChanged()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 5);
        var path = $"/inventory/{mug.Id}/adjustments";

        var first = await world.Admin.PostAsync(path, Samples.Adjustment(-5, "damage"), key: "k-1");
        await world.MoveAsync(mug.Id, 2);
        var again = await world.Admin.PostAsync(path, Samples.Adjustment(-5, "damage"), key: "k-1");

        again.Status.ShouldBe(HttpStatusCode.Created, again.ToString());
        again.Text.ShouldBe(first.Text);
        again.Headers["Idempotent-Replayed"].ShouldBe("true");
        ((long)(await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body["onHand"]!).ShouldBe(2);
    }

    [Fact]
    public async Task AKeyBelongsToOneBodyAndOneSku()
    {
        await using var world = await World.StartAsync();
        var (mug, cup) = (await world.CreateAsync(Samples.Mug()), await world.CreateAsync(Samples.Mug("CUP")));
        await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(1), key: "k-1");

        var otherBody = await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(2), key: "k-1");
        var otherSku = await world.Admin.PostAsync($"/inventory/{cup.Id}/adjustments", Samples.Adjustment(1), key: "k-1");

        otherBody.Problem.ShouldBe("idempotency-mismatch");
        otherSku.Problem.ShouldBe("idempotency-mismatch");
        ((long)(await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body["onHand"]!).ShouldBe(1);
        ((long)(await world.Admin.GetAsync($"/inventory/{cup.Id}")).Body["onHand"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task ManyRequestsWithOneKeyAtOnceMoveOnce(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.CreateAsync(Samples.Mug());

        var replies = await Calls.AtOnceAsync(20, _ => Calls.SettleAsync(() =>
            world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(3), key: "k-1")));

        replies.ShouldAllBe(r => r.Status == HttpStatusCode.Created);
        replies.Select(r => r.Text).Distinct().ShouldHaveSingleItem();
        ((long)(await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body["onHand"]!).ShouldBe(3);
        (await world.Admin.GetAsync($"/inventory/{mug.Id}/movements")).Items.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task NobodyIsToldThatUnitsAreMissingWhichTheirOwnKeyTook(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 5);

        var replies = await Calls.AtOnceAsync(20, _ => Calls.SettleAsync(() =>
            world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(-5, "damage"), key: "k-1")));

        replies.ShouldAllBe(r => r.Status == HttpStatusCode.Created);
        ((long)(await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body["onHand"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task ManyAdjustmentsAtOnceAddUp(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.CreateAsync(Samples.Mug());

        await Calls.AtOnceAsync(40, i => world.MoveAsync(mug.Id, i + 1));
        var stock = (await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body;
        var movements = (await world.Admin.GetAsync($"/inventory/{mug.Id}/movements?limit=100")).Items;

        ((long)stock["onHand"]!).ShouldBe(820);
        ((long)stock["version"]!).ShouldBe(40);
        movements.Count.ShouldBe(40);
        movements.Sum(m => (long)m["delta"]!).ShouldBe(820);
        (await world.EventsAsync(Topology.Services.Inventory.Stock, mug.Id)).Count(e => e.Type == "StockAdjusted").ShouldBe(40);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task OfManyWhoWantTheLastUnitsOnlySoManyGetThem(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 8);

        var replies = await Calls.AtOnceAsync(20, i => Calls.SettleAsync(() =>
            world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(-1, "damage"), key: $"k-{i}")));

        replies.Count(r => r.Status == HttpStatusCode.Created).ShouldBe(8);
        replies.Count(r => r.Status == HttpStatusCode.Conflict && r.Problem == "insufficient-stock").ShouldBe(12);
        ((long)(await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body["available"]!).ShouldBe(0);
    }
}
