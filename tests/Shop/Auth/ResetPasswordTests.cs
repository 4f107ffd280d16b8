using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ResetPasswordTests
{
    [Fact]
    public async Task TheCodeOfTheMailAllowsANewPasswordOnce()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");
        await world.ForgetAsync("grace@example.com");
        var code = world.CodeTo("grace@example.com");

        (await world.ResetAsync("grace@example.com", code, "Another-Horse-8")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await world.LogInAsync("grace@example.com")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await world.LogInAsync("grace@example.com", "Another-Horse-8")).Status.ShouldBe(HttpStatusCode.OK);
        (await world.ResetAsync("grace@example.com", code, "Third-Horse-9")).Problem.ShouldBe("code-mismatch");
    }

    [Fact]
    public async Task ANewPasswordSignsOutWhoeverKnewTheOldOne()
    {
        await using var world = await World.StartAsync();
        using var thief = await world.SignInAsync("grace@example.com");
        await world.ForgetAsync("grace@example.com");

        await world.ResetAsync("grace@example.com", world.CodeTo("grace@example.com"), "Another-Horse-8");

        (await world.RefreshAsync(thief.RefreshToken)).Problem.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task AWrongCodeReadsAlikeWhoeverItIsAndAnOldOneIsNone()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");
        await world.ForgetAsync("grace@example.com");

        var known = await world.ResetAsync("grace@example.com", "wrong", "Another-Horse-8");
        var unknown = await world.ResetAsync("nobody@example.com", "wrong", "Another-Horse-8");

        known.Problem.ShouldBe("code-mismatch");
        (unknown.Status, (string)unknown.Body["detail"]!).ShouldBe((known.Status, (string)known.Body["detail"]!));
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        (await world.ResetAsync("grace@example.com", world.CodeTo("grace@example.com"), "Another-Horse-8")).Problem
            .ShouldBe("code-mismatch");
    }

    [Fact]
    public async Task APasswordThatThePolicyRefusesIsTold()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");
        await world.ForgetAsync("grace@example.com");

        var reply = await world.ResetAsync("grace@example.com", world.CodeTo("grace@example.com"), "nouppercase-7");

        reply.Problem.ShouldBe("validation-failed");
        ((string)reply.Body["errors"]![0]!["pointer"]!).ShouldBe("/newPassword");
    }
}
