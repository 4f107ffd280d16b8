using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class EnrolAdminMfaTests
{
    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b")]
    public async Task WhatIsNoSessionIsRefused(string session)
    {
        await using var world = await World.StartAsync();

        var reply = await world.Anyone.PostAsync("/admin/auth/mfa", new JsonObject { ["session"] = session });

        reply.Problem.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task ASessionGivesOneSecret()
    {
        await using var world = await World.StartAsync();
        var asked = await world.InviteAdminAsync();
        var body = new JsonObject { ["session"] = (string)asked.Body["session"]! };

        (await world.Anyone.PostAsync("/admin/auth/mfa", body)).Status.ShouldBe(HttpStatusCode.OK);
        (await world.Anyone.PostAsync("/admin/auth/mfa", body.DeepClone())).Problem.ShouldBe("unauthenticated");
    }
}
