using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ClearCartTests
{
    [Fact]
    public async Task ACartIsEmptiedHoweverOften()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.Customer.PutAsync("/cart", Checkouts.Items((mug.Id, 2)));

        var cleared = await world.Customer.DeleteAsync("/cart");
        var again = await world.Customer.DeleteAsync("/cart");

        (cleared.Status, again.Status).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        (await world.Customer.GetAsync("/cart")).Held().ShouldBeEmpty();
    }
}
