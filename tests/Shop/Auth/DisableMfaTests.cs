using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class DisableMfaTests
{
    [Fact]
    public async Task WhoTakesTheAppAwayIsAskedForNoCode()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        await world.SetUpAppAsync(grace);

        (await grace.Client.DeleteAsync("/customers/me/mfa")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await world.LogInAsync("grace@example.com")).Body["challenge"].ShouldBeNull();
    }
}
