using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ForgetPasswordTests
{
    [Fact]
    public async Task NobodyIsToldWhetherAnAddressIsKnown()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");

        var known = await world.ForgetAsync("grace@example.com");
        var unknown = await world.ForgetAsync("nobody@example.com");

        (known.Status, known.Text).ShouldBe((HttpStatusCode.Accepted, unknown.Text));
        unknown.Status.ShouldBe(HttpStatusCode.Accepted);
        world.Cloud.Users.MailsTo("grace@example.com").Count.ShouldBe(2);
        world.Cloud.Users.MailsTo("nobody@example.com").ShouldBeEmpty();
    }

    [Fact]
    public async Task MailsToOneAddressAreFew()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");

        for (var time = 0; time < 8; time++)
        {
            (await world.ForgetAsync("grace@example.com")).Status.ShouldBe(HttpStatusCode.Accepted);
        }

        world.Cloud.Users.MailsTo("grace@example.com").Count.ShouldBe(1 + 5);
    }
}
