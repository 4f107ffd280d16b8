using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class UnblockUserTests
{
    [Fact]
    public async Task WhoIsUnblockedSignsInAgain()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("eve@example.com");
        await world.BlockAsync("eve@example.com");

        (await world.Admin.DeleteAsync("/admin/blocked-users/EVE@example.com")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await world.LogInAsync("eve@example.com")).Status.ShouldBe(HttpStatusCode.OK);
        (await world.Admin.DeleteAsync("/admin/blocked-users/eve@example.com")).Problem.ShouldBe("not-found");
        (await world.EventsAsync(Topology.Services.Auth.Profiles, world.SubOf("eve@example.com"))).Select(e => e.Type)
            .ShouldBe(["CustomerRegistered", "CustomerBlocked", "CustomerUnblocked"]);
    }
}
