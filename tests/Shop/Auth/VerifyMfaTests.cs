using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class VerifyMfaTests
{
    [Fact]
    public async Task AWrongCodeChangesNothing()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        await grace.Client.PostAsync("/customers/me/mfa", new JsonObject());

        var reply = await grace.Client.PostAsync("/customers/me/mfa/verification", new JsonObject { ["code"] = "wrong" });

        reply.Problem.ShouldBe("code-mismatch");
        (await world.LogInAsync("grace@example.com")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WhoHasShownACodeIsAskedForOneFromThenOn()
    {
        await using var world = await World.StartAsync();

        await world.WithAppAsync("grace@example.com");

        ((string?)(await world.LogInAsync("grace@example.com")).Body["challenge"]).ShouldBe("SOFTWARE_TOKEN_MFA");
    }
}
