using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

/// <summary>The promise that matters most: what is there once is sold once.</summary>
public sealed class LastUnitTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task OfAHundredBuyersOneGetsTheLastUnit(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.StockedAsync(1);

        var replies = await Calls.AtOnceAsync(100, _ => world.Customer.OrderAsync(Purchases.Draft((mug, 1))));

        replies.Count(r => r.Status is HttpStatusCode.Created).ShouldBe(1);
        var refused = replies.Where(r => r.Status is not HttpStatusCode.Created).ToList();
        refused.ShouldAllBe(r => r.Problem == "insufficient-stock");
        refused.ShouldAllBe(r => r.Faults.Single() == "/items/0/quantity insufficient-stock");
        refused.ShouldAllBe(r => (long)r.Body["errors"]![0]!["available"]! == 0);
        (await world.StockOfAsync(mug)).ShouldBe((1, 1, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task BuyersOfSeveralThingsInAnyOrderNeitherOversellNorBlockEachOther(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var (mug, cup) = (await world.StockedAsync(10), await world.StockedAsync(10, "CUP"));

        var replies = await Calls.AtOnceAsync(30, i => world.Customer.OrderAsync(
            i % 2 == 0 ? Purchases.Draft((mug, 1), (cup, 1)) : Purchases.Draft((cup, 1), (mug, 1))));

        replies.Count(r => r.Status is HttpStatusCode.Created).ShouldBe(10);
        (await world.StockOfAsync(mug)).ShouldBe((10, 10, 0));
        (await world.StockOfAsync(cup)).ShouldBe((10, 10, 0));
    }
}
