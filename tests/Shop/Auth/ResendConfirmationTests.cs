using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ResendConfirmationTests
{
    [Fact]
    public async Task TheNewestCodeCounts()
    {
        await using var world = await World.StartAsync();
        await world.RegisterAsync("grace@example.com");
        var first = world.CodeTo("grace@example.com");

        (await ResendAsync(world, "grace@example.com")).Status.ShouldBe(HttpStatusCode.Accepted);

        world.Cloud.Users.MailsTo("grace@example.com").Count.ShouldBe(2);
        var second = world.CodeTo("grace@example.com");
        if (first != second)
        {
            (await world.ConfirmAsync("grace@example.com", first)).Problem.ShouldBe("code-mismatch");
        }

        (await world.ConfirmAsync("grace@example.com", second)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task NobodyIsToldWhetherAnAddressIsKnown()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");

        var confirmed = await ResendAsync(world, "grace@example.com");
        var unknown = await ResendAsync(world, "nobody@example.com");

        (confirmed.Status, confirmed.Text).ShouldBe((unknown.Status, unknown.Text));
        world.Cloud.Users.MailsTo("grace@example.com").ShouldHaveSingleItem();
        world.Cloud.Users.MailsTo("nobody@example.com").ShouldBeEmpty();
    }

    private static Task<Reply> ResendAsync(World world, string email) =>
        world.Anyone.PostAsync("/auth/confirmation/resend", new JsonObject { ["email"] = email });
}
