using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Inventory;

/// <summary>What orders do to the stock shows to customers, through the real bus.</summary>
public sealed class FollowOrdersTests
{
    [Fact]
    public async Task WhatOrdersTakeAndGiveBackShowsAndIsSaidOnce()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(6);

        var few = await world.Customer.PlacedAsync((mug, 2));
        await SeenAsync(world, mug, "low_stock");
        var rest = await world.Customer.PlacedAsync((mug, 4));
        await SeenAsync(world, mug, "out_of_stock");
        await world.Customer.CancelledAsync(few);
        await SeenAsync(world, mug, "low_stock");
        await world.Customer.CancelledAsync(rest);
        await SeenAsync(world, mug, "in_stock");
        await world.QuietAsync();

        (await world.LevelsAsync(mug)).ShouldBe(
            ["StockReplenished 1", "StockLow 2", "StockDepleted 3", "StockLow 4", "StockReplenished 5"]);
        world.Cloud.Denials.Recent.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnOrderThatIsPaidForChangesNoLevel()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(6);
        var placed = await world.Customer.PlacedAsync((mug, 2));
        await SeenAsync(world, mug, "low_stock");

        await world.ConfirmedAsync(placed);
        await world.QuietAsync();

        (await world.LevelsAsync(mug)).ShouldBe(["StockReplenished 1", "StockLow 2"]);
    }

    [Fact]
    public async Task EachVariantOfAnOrderIsFollowedOnItsOwn()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        var (red, blue) = ((string)shirt.Body["variants"]![0]!["id"]!, (string)shirt.Body["variants"]![1]!["id"]!);
        await world.MoveAsync(red, 3);
        await world.MoveAsync(blue, 9);

        await world.Customer.PlacedAsync((red, 3), (blue, 1));
        await Eventually.TrueAsync(async () => (await world.LevelsAsync(red)).Count == 2);
        await world.QuietAsync();

        (await world.LevelsAsync(red)).ShouldBe(["StockLow 1", "StockDepleted 2"]);
        (await world.LevelsAsync(blue)).ShouldBe(["StockReplenished 1"]);
    }

    private static Task SeenAsync(World world, string product, string availability) =>
        Eventually.TrueAsync(async () => await world.AvailabilityAsync(product) == availability);
}
