using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class LogOutAdminTests
{
    [Fact]
    public async Task AnAdminWhoSignsOutGetsNoNewTokens()
    {
        await using var world = await World.StartAsync();
        var (done, _) = await world.SetUpAdminAsync(await world.InviteAdminAsync());
        using var admin = world.Holding((string)done.Body["accessToken"]!);
        var body = new JsonObject { ["refreshToken"] = (string)done.Body["refreshToken"]! };

        (await admin.PostAsync("/admin/auth/logout", body)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await world.Anyone.PostAsync("/admin/auth/refresh", body.DeepClone())).Problem.ShouldBe("unauthenticated");
    }
}
