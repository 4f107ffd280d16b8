using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class RehearsePreAuthenticationTests
{
    private const string Path = "/pre-authentication";

    [Fact]
    public async Task WhoeverSignsIsToldWhatTheTriggerWouldSay()
    {
        await using var world = await World.StartAsync();
        await world.BlockAsync("eve@example.com");

        (await SignedAsync(world, Question("grace@example.com"))).Body.ToJsonString().ShouldBe("""{"decision":"ALLOW"}""");
        var denied = await SignedAsync(world, Question("Eve@example.com"));

        ((string)denied.Body["decision"]!).ShouldBe("DENY");
        ((string)denied.Body["reason"]!).ShouldBe("This address may not be used at present");
    }

    [Fact]
    public async Task ToEverybodyElseItDoesNotExist()
    {
        await using var world = await World.StartAsync();

        (await world.Anyone.PostAsync(Path, Question("grace@example.com"))).Problem.ShouldBe("not-found");
        (await world.Admin.PostAsync(Path, Question("grace@example.com"))).Problem.ShouldBe("not-found");
        (await SignedAsync(world, Question("grace@example.com"), secret: "wrong")).Problem.ShouldBe("not-found");
        (await SignedAsync(world, Question("grace@example.com"), sent: Question("eve@example.com"))).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task WhatIsNoQuestionIsTold()
    {
        await using var world = await World.StartAsync();

        (await SignedAsync(world, new JsonObject { ["triggerSource"] = "x" })).Problem.ShouldBe("validation-failed");
        (await SignedAsync(world, People.Question("PreSignUp_SignUp", "sub", "grace@example.com"))).Problem.ShouldBe("validation-failed");
    }

    private static JsonObject Question(string email) => People.Question("PreAuthentication_Authentication", "sub", email);

    private static Task<Reply> SignedAsync(World world, JsonObject body, string? secret = null, JsonObject? sent = null) =>
        world.SignedAsync(Path, body, secret, sent);
}
