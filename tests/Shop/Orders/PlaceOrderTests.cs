using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class PlaceOrderTests
{
    [Fact]
    public async Task AnOrderHoldsItsUnitsUntilItIsPaidFor()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);

        var placed = await world.Customer.PlacedAsync((mug, 3));

        placed.ETag.ShouldBe("\"1\"");
        placed.Headers["Location"].ShouldBe($"/api/orders/{placed.Id}");
        ((string?)placed.Body["status"]).ShouldBe("PENDING");
        (await world.StockOfAsync(mug)).ShouldBe((10, 3, 7));
        (await world.Customer.GetAsync($"/orders/{placed.Id}")).Text.ShouldBe(placed.Text);
    }
}
