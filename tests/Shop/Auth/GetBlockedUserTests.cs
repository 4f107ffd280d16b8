using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class GetBlockedUserTests
{
    [Fact]
    public async Task WhoIsNotBlockedIsNotFound()
    {
        await using var world = await World.StartAsync();

        var reply = await world.Admin.GetAsync("/admin/blocked-users/eve@example.com");

        reply.Status.ShouldBe(HttpStatusCode.NotFound, reply.ToString());
    }
}
