using Ecommerce.Kernel;
using Ecommerce.Local.Reconciling;
using Ecommerce.Local.Seeding;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Reconciling;

/// <summary>The whole shop recounted, as <c>local reconcile</c> does it.</summary>
public sealed class ReconcilerTests
{
    [Fact]
    public async Task ProductsAndVariantsThatDriftAreToldAndLeftAsTheyAre()
    {
        await using var world = await World.StartAsync();
        var (mug, _, red) = await StockedAsync(world);
        await world.DriftAsync(mug, "available", 9);
        await world.DriftAsync(red, "reserved", 2);

        var (report, told) = await RunAsync(world, applies: false);

        (report, report.Left).ShouldBe((new ReconcileReport(Counted: 4, Drifting: 2, Mended: 0), 2));
        report.ToString().ShouldBe("4 SKUs counted: 2 drifted, 0 mended, 2 left");
        told.ShouldBe([$"MUG-1  {mug}  available 9, counted 10", $"SHIRT-RED  {red}  reserved 2, counted 0"]);
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 9));
    }

    [Fact]
    public async Task WhatHasSettledIsRepairedAndTheNextRunFindsNothing()
    {
        await using var world = await World.StartAsync();
        var (mug, _, red) = await StockedAsync(world);
        await world.DriftAsync(mug, "available", 9);
        await world.DriftAsync(red, "onHand", 2);

        var (report, told) = await RunAsync(world, applies: true);
        var (next, _) = await RunAsync(world, applies: true);

        report.ShouldBe(new(Counted: 4, Drifting: 2, Mended: 2));
        told.Skip(2).ShouldBe(["MUG-1  repaired", "SHIRT-RED  repaired"]);
        next.ToString().ShouldBe("4 SKUs counted: none drifts");
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
    }

    [Fact]
    public async Task WhatMovesWhileItIsWaitedForIsLeftAndTold()
    {
        await using var world = await World.StartAsync();
        var (mug, cup, _) = await StockedAsync(world);
        await world.DriftAsync(mug, "available", 9);
        await world.DriftAsync(cup, "available", 9);

        var (report, told) = await RunAsync(world, applies: true, meanwhile: () => world.Customer.PlacedAsync((mug, 1)));

        (report.Mended, report.Left).ShouldBe((1, 1));
        told.ShouldContain("CUP  repaired");
        told.ShouldContain(line => line.StartsWith("MUG-1  The drift may be an order", StringComparison.Ordinal));
    }

    private static async Task<(string Mug, string Cup, string Red)> StockedAsync(World world)
    {
        var shirt = await world.CreateAsync(Samples.Shirt());
        var red = (string)shirt.Body["variants"]![0]!["id"]!;
        await world.MoveAsync(red, 3);
        return (await world.StockedAsync(10), await world.StockedAsync(10, "CUP"), red);
    }

    private static async Task<(ReconcileReport Report, IReadOnlyList<string> Told)> RunAsync(
        World world, bool applies, Func<Task>? meanwhile = null)
    {
        var told = new List<string>();
        using var shop = new ShopClient(
            world.Cloud.Outputs.ShopUrl, () => world.Cloud.Tokens.Issue(Topology.Services.Platform.Admins, "reconcile@localhost", "admin"));
        var report = await new Reconciler(shop, told.Add).RunAsync(applies ? SettleAsync : null, TestContext.Current.CancellationToken);
        return (report, told);

        async Task SettleAsync(DateTimeOffset until)
        {
            (until - world.Cloud.Clock.GetUtcNow()).ShouldBeLessThanOrEqualTo(Limits.DriftSettles);
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            await world.AdvanceAsync(Limits.DriftSettles);
        }
    }
}
