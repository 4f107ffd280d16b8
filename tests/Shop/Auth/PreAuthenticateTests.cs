using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class PreAuthenticateTests
{
    [Fact]
    public async Task WhoIsBlockedDoesNotComeIn()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("eve@example.com");
        await world.BlockAsync("eve@example.com");

        (await world.LogInAsync("eve@example.com")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ABlockLocksNobodyOutWhoRunsTheShop()
    {
        await using var world = await World.StartAsync();
        var password = await world.Cloud.FirstAdmin.InviteAsync(TestContext.Current.CancellationToken);
        await world.BlockAsync(Local.Cloud.FirstAdmin.Email);

        var asked = await world.LogInAdminAsync(password!);

        ((string?)asked.Body["challenge"]).ShouldBe("NEW_PASSWORD_REQUIRED");
    }
}
