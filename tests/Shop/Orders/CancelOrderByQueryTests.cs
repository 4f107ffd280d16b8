using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class CancelOrderByQueryTests
{
    [Fact]
    public async Task OlderClientsCancelByEmailAndId()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var order = await world.Customer.PlacedAsync((mug, 4));

        var otherAddress = await world.Admin.DeleteAsync($"/orders?email=eve@example.com&orderId={order.Id}");
        var cancelled = await world.Customer.DeleteAsync($"/orders?email=grace@example.com&orderId={order.Id}");
        var again = await world.Customer.DeleteAsync($"/orders?email=grace@example.com&orderId={order.Id}");

        otherAddress.Status.ShouldBe(HttpStatusCode.NotFound);
        cancelled.StatusOf().ShouldBe("CANCELLED");
        again.Problem.ShouldBe("invalid-state");
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
    }

    [Fact]
    public async Task WithoutAnIdNothingIsCancelled()
    {
        await using var world = await World.StartAsync();

        (await world.Customer.DeleteAsync("/orders?email=grace@example.com")).Faults.ShouldBe(["?orderId required"]);
    }
}
