using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class LogOutTests
{
    [Fact]
    public async Task WhoSignsOutGetsNoNewTokens()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var second = await world.RefreshAsync(grace.RefreshToken);

        var body = new JsonObject { ["refreshToken"] = (string)second.Body["refreshToken"]! };
        (await grace.Client.PostAsync("/auth/logout", body)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await world.RefreshAsync(grace.RefreshToken)).Problem.ShouldBe("unauthenticated");
        (await world.RefreshAsync((string)second.Body["refreshToken"]!)).Problem.ShouldBe("unauthenticated");
        (await grace.Client.PostAsync("/auth/logout", body.DeepClone())).Status.ShouldBe(HttpStatusCode.NoContent);
    }
}
