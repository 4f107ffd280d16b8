using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Inventory;

public sealed class ReconcileStockTests
{
    [Fact]
    public async Task SalesRestocksAndReservationsAllCountAndNothingDrifts()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(20);
        await world.ConfirmedAsync(await world.Customer.PlacedAsync((mug, 3)));
        var returned = await world.Customer.PlacedAsync((mug, 4));
        await world.ConfirmedAsync(returned);
        await world.Customer.CancelledAsync(returned);
        await world.Customer.CancelledAsync(await world.Customer.PlacedAsync((mug, 6)));
        await world.Customer.PlacedAsync((mug, 5));

        var report = await world.ReconcileAsync(mug);

        report.Status.ShouldBe(HttpStatusCode.OK, report.ToString());
        var version = (await world.Admin.GetAsync($"/inventory/{mug}")).Body["version"];
        const string Counts = "{\"onHand\":17,\"reserved\":5,\"available\":12}";
        report.Text.ShouldBe(
            $"{{\"sku\":\"{mug}\",\"stored\":{Counts},\"counted\":{Counts},\"isDrift\":false,\"applied\":false,\"version\":{version}}}");
        (await world.IsDriftKnownAsync(mug)).ShouldBeFalse();
    }

    [Fact]
    public async Task ADriftThatWasSeenTwiceIsRepairedWithItsLevelAndWithoutAMovement()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(20);
        await world.Customer.PlacedAsync((mug, 4));
        await world.DriftAsync(mug, "available", 2);
        await world.DriftAsync(mug, "reserved", 1);

        var seen = await world.ReconcileAsync(mug);
        await world.AdvanceAsync(Limits.DriftSettles);
        var repaired = await world.ReconcileAsync(mug, apply: true);

        Figures(seen).ShouldBe("20 1 2 -> 20 4 16, drift True, applied False, version 2");
        ((string)seen.Body["recheckAfter"]!).ShouldEndWith("Z");
        Figures(repaired).ShouldBe("20 1 2 -> 20 4 16, drift True, applied True, version 3");
        (await world.StockOfAsync(mug)).ShouldBe((20, 4, 16));
        (await world.Admin.GetAsync($"/inventory/{mug}/movements")).Items.Count.ShouldBe(1);
        (await world.IsDriftKnownAsync(mug)).ShouldBeFalse();
        Figures(await world.ReconcileAsync(mug)).ShouldBe("20 4 16 -> 20 4 16, drift False, applied False, version 3");
    }

    [Fact]
    public async Task ARepairSaysTheLevelThatItCrosses()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(3);
        await world.DriftAsync(mug, "onHand", 30);
        await world.DriftAsync(mug, "available", 30);
        await world.MoveAsync(mug, 1); // Now customers see that there are many.

        await world.ReconcileAsync(mug);
        await world.AdvanceAsync(Limits.DriftSettles);
        await world.ReconcileAsync(mug, apply: true);

        (await world.LevelsAsync(mug)).ShouldBe(["StockLow 1", "StockReplenished 2", "StockLow 3"]);
        (await world.AvailabilityAsync(mug)).ShouldBe("low_stock");
    }

    [Fact]
    public async Task OneLookIsNotEnoughToRepair()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(20);
        await world.DriftAsync(mug, "available", 2);

        var atOnce = await world.ReconcileAsync(mug, apply: true);
        await world.AdvanceAsync(Limits.DriftSettles / 2);
        var early = await world.ReconcileAsync(mug, apply: true);
        await world.AdvanceAsync(Limits.DriftSettles / 2);
        var settled = await world.ReconcileAsync(mug, apply: true);

        (atOnce.Status, atOnce.Problem, early.Problem).ShouldBe((HttpStatusCode.Conflict, "invalid-state", "invalid-state"));
        int.Parse(atOnce.Headers["Retry-After"], null).ShouldBeInRange(31, 60);
        int.Parse(early.Headers["Retry-After"], null).ShouldBeInRange(1, 30);
        ((bool)settled.Body["applied"]!).ShouldBeTrue(settled.ToString());
    }

    [Fact]
    public async Task WhatAnOrderHasMovedSinceIsLookedAtAnew()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(20);
        await world.DriftAsync(mug, "available", 9);
        await world.ReconcileAsync(mug);
        await world.AdvanceAsync(Limits.DriftSettles);

        await world.Customer.PlacedAsync((mug, 2));
        var refused = await world.ReconcileAsync(mug, apply: true);
        await world.AdvanceAsync(Limits.DriftSettles);
        var repaired = await world.ReconcileAsync(mug, apply: true);

        refused.Problem.ShouldBe("invalid-state", refused.ToString());
        Figures(repaired).ShouldBe("20 2 7 -> 20 2 18, drift True, applied True, version 3");
    }

    [Fact]
    public async Task ADriftThatIsGoneIsForgotten()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(20);
        await world.DriftAsync(mug, "available", 9);
        await world.ReconcileAsync(mug);
        var wasKnown = await world.IsDriftKnownAsync(mug);

        await world.DriftAsync(mug, "available", 20);
        var gone = await world.ReconcileAsync(mug, apply: true);

        ((bool)gone.Body["isDrift"]!, (bool)gone.Body["applied"]!).ShouldBe((false, false));
        (wasKnown, await world.IsDriftKnownAsync(mug)).ShouldBe((true, false));
    }

    [Fact]
    public async Task WhatOrdersHoldAndNobodyHasIsNotRepairedAway()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(5);
        await world.Customer.PlacedAsync((mug, 5));
        await world.DriftAsync(mug, "onHand", 4);
        await world.MoveAsync(await LooseAsync(world, mug), -1, "damage");

        await world.ReconcileAsync(mug);
        await world.AdvanceAsync(Limits.DriftSettles);
        var refused = await world.ReconcileAsync(mug, apply: true);

        (refused.Status, refused.Problem).ShouldBe((HttpStatusCode.Conflict, "invalid-state"), refused.ToString());
        refused.Text.ShouldContain("The movements come to 4 units, and orders hold 5");
    }

    [Fact]
    public async Task OfWhatWasNeverReceivedNothingDrifts()
    {
        await using var world = await World.StartAsync();

        Figures(await world.ReconcileAsync(await world.StockedAsync(0), apply: true))
            .ShouldBe("0 0 0 -> 0 0 0, drift False, applied False, version 0");
    }

    [Theory]
    [MemberData(nameof(Garbage.Skus), MemberType = typeof(Garbage))]
    public async Task AnUnknownSkuIsNotRecounted(string sku)
    {
        await using var world = await World.StartAsync();

        var refused = await world.ReconcileAsync(sku);

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
    }

    [Theory]
    [InlineData("{}", "/apply required")]
    [InlineData("{\"apply\":\"yes\"}", "/apply wrong-type")]
    [InlineData("{\"apply\":true,\"sku\":\"a\"}", "/sku unknown-field")]
    public async Task AReconciliationIsReadStrictly(string body, string faults)
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(0);

        var refused = await world.Admin.PostTextAsync($"/inventory/{mug}/reconciliations", body);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        string.Join(", ", refused.Faults).ShouldBe(faults);
    }

    // One unit that no order holds, by the row's mistake.
    private static async Task<string> LooseAsync(World world, string sku)
    {
        await world.DriftAsync(sku, "available", 1);
        return sku;
    }

    private static string Figures(Reply reply)
    {
        var body = reply.Body;
        return $"{Of("stored")} -> {Of("counted")}, drift {body["isDrift"]!.GetValue<bool>()}, " +
            $"applied {body["applied"]!.GetValue<bool>()}, version {body["version"]}";

        string Of(string figures) => string.Join(' ', body[figures]!.AsObject().Select(count => (JsonNode)count.Value!));
    }
}
