using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class EnrolMfaTests
{
    [Fact]
    public async Task ASecretComesAsTextAndAsAUriForTheApp()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");

        var reply = await grace.Client.PostAsync("/customers/me/mfa", new JsonObject());

        reply.Status.ShouldBe(HttpStatusCode.OK, reply.ToString());
        var secret = (string)reply.Body["secret"]!;
        ((string)reply.Body["uri"]!).ShouldBe($"otpauth://totp/Shop:grace%40example.com?secret={secret}&issuer=Shop");
        (await world.LogInAsync("grace@example.com")).Body["challenge"].ShouldBeNull();
    }

    [Fact]
    public async Task ATokenThatWasRevokedOpensNoAccount()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        await grace.Client.PostAsync("/auth/logout", new JsonObject { ["refreshToken"] = grace.RefreshToken });

        (await grace.Client.PostAsync("/customers/me/mfa", new JsonObject())).Problem.ShouldBe("unauthenticated");
    }
}
