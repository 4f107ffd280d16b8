using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class RevokeSessionsTests
{
    [Fact]
    public async Task WhoIsBlockedIsSignedOutEverywhere()
    {
        await using var world = await World.StartAsync();
        using var phone = await world.SignInAsync("eve@example.com");
        var laptop = await world.LogInAsync("eve@example.com");

        await world.BlockAsync("eve@example.com");
        await world.QuietAsync();
        await world.Admin.DeleteAsync("/admin/blocked-users/eve@example.com");

        // Not for the block, which is over: the tokens are gone.
        (await world.RefreshAsync(phone.RefreshToken)).Problem.ShouldBe("unauthenticated");
        (await world.RefreshAsync((string)laptop.Body["refreshToken"]!)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
