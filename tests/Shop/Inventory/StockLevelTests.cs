using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Inventory;

public sealed class StockLevelTests
{
    [Theory]
    [InlineData("5", "StockLow 1")]
    [InlineData("6", "StockReplenished 1")]
    [InlineData("1 4", "StockLow 1")]
    [InlineData("6 -1", "StockReplenished 1, StockLow 2")]
    [InlineData("7 -1", "StockReplenished 1")]
    [InlineData("6 -6", "StockReplenished 1, StockDepleted 2")]
    [InlineData("5 -4", "StockLow 1")]
    [InlineData("5 -5", "StockLow 1, StockDepleted 2")]
    [InlineData("5 1 -1 -5 6", "StockLow 1, StockReplenished 2, StockLow 3, StockDepleted 4, StockReplenished 5")]
    [InlineData("100 -50 50", "StockReplenished 1")]
    public async Task AnEventTellsEachTimeTheLevelIsCrossed(string deltas, string events)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        foreach (var delta in deltas.Split(' ').Select(long.Parse))
        {
            await world.MoveAsync(mug.Id, delta, "count");
        }

        string.Join(", ", await world.LevelsAsync(mug.Id)).ShouldBe(events);
    }

    [Fact]
    public async Task WhatThePublicSeesFollowsTheLevelAndNotTheCount()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        var seen = new List<string>();

        foreach (var delta in (long[])[5, -1, 2, 20, -26])
        {
            await world.MoveAsync(mug.Id, delta, "count");
            var product = await world.Anyone.GetAsync($"/products/{mug.Id}", ifNoneMatch: mug.ETag);
            seen.Add($"{product.Body["availability"]} v{product.Body["version"]} {product.ETag}");
        }

        seen.ShouldBe(
        [
            "low_stock v1 \"1.1\"", "low_stock v1 \"1.1\"", "in_stock v1 \"1.2\"", "in_stock v1 \"1.2\"", "out_of_stock v1 \"1.3\"",
        ]);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 30)]
    public async Task OnHandIsTheSumOfTheMovements(int seed, int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.CreateAsync(Samples.Mug());
        var (random, onHand, crossings) = (new Random(seed), 0L, 0);

        for (var step = 0; step < 30; step++)
        {
            var delta = random.Next(-7, 9) is var any && any != 0 && onHand + any >= 0 ? any : 1;
            await world.MoveAsync(mug.Id, delta, "count");
            crossings += Level(onHand) == Level(onHand + delta) ? 0 : 1;
            onHand += delta;
        }

        var stock = (await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body;
        var pages = await Calls.PagesAsync(world.Admin, $"/inventory/{mug.Id}/movements?limit=7");
        ((long)stock["onHand"]!).ShouldBe(onHand, $"Seed {seed}");
        pages.SelectMany(p => p.Items).Sum(m => (long)m["delta"]!).ShouldBe(onHand, $"Seed {seed}");
        (await world.LevelsAsync(mug.Id)).Count.ShouldBe(crossings, $"Seed {seed}");
        (await world.Anyone.GetAsync($"/products/{mug.Id}")).ETag.ShouldBe($"\"1.{crossings}\"", $"Seed {seed}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task LevelsCrossedAtOnceAreEachToldOnceAndInSequence(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 10);

        await Calls.AtOnceAsync(10, _ => world.MoveAsync(mug.Id, -1, "damage"));
        var product = await world.Anyone.GetAsync($"/products/{mug.Id}");

        (await world.LevelsAsync(mug.Id)).ShouldBe(["StockReplenished 1", "StockLow 2", "StockDepleted 3"]);
        ((string)product.Body["availability"]!).ShouldBe("out_of_stock");
    }

    private static int Level(long onHand) => onHand == 0 ? 0 : onHand <= 5 ? 1 : 2;
}
