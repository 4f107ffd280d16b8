using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class DeleteGuestCartTests
{
    [Fact]
    public async Task AThrownAwayCartIsGone()
    {
        await using var world = await World.StartAsync();
        var path = $"/guest-carts/{(await world.GuestCartAsync()).Token()}";

        var deleted = await world.Anyone.DeleteAsync(path);
        var again = await world.Anyone.DeleteAsync(path);

        (deleted.Status, again.Status).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NotFound));
        (await world.Anyone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
