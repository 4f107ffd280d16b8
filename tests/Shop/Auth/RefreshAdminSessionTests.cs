using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class RefreshAdminSessionTests
{
    [Fact]
    public async Task AnAdminStaysSignedInAndACustomersTokenIsNoneOfAnAdmin()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var (done, _) = await world.SetUpAdminAsync(await world.InviteAdminAsync());

        var reply = await RefreshAsync(world, (string)done.Body["refreshToken"]!);

        reply.Status.ShouldBe(HttpStatusCode.OK, reply.ToString());
        (await RefreshAsync(world, grace.RefreshToken)).Problem.ShouldBe("unauthenticated");
    }

    private static Task<Reply> RefreshAsync(World world, string token) =>
        world.Anyone.PostAsync("/admin/auth/refresh", new JsonObject { ["refreshToken"] = token });
}
