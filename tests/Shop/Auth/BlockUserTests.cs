using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class BlockUserTests
{
    [Fact]
    public async Task ABlockIsKeptWithItsReasonAndItsEnd()
    {
        await using var world = await World.StartAsync();

        var reply = await world.Admin.PutAsync("/admin/blocked-users/Eve%40example.com", new JsonObject
        {
            ["reason"] = "fraud", ["note"] = "three chargebacks", ["until"] = "2099-01-01T00:00:00Z",
        });

        reply.Status.ShouldBe(HttpStatusCode.OK, reply.ToString());
        ((string)reply.Body["email"]!).ShouldBe("eve@example.com");
        ((string)reply.Body["until"]!).ShouldBe("2099-01-01T00:00:00.000Z");
        (await world.Admin.GetAsync("/admin/blocked-users/eve@example.com")).Text.ShouldBe(reply.Text);
    }

    [Fact]
    public async Task ABlockEndsByItself()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("eve@example.com");
        var until = world.Cloud.Clock.GetUtcNow() + TimeSpan.FromHours(2);
        await world.BlockAsync("eve@example.com", until: until);
        (await world.LogInAsync("eve@example.com")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        await world.AdvanceAsync(TimeSpan.FromHours(3));

        (await world.LogInAsync("eve@example.com")).Status.ShouldBe(HttpStatusCode.OK);
        (await world.Admin.GetAsync("/admin/blocked-users/eve@example.com")).Problem.ShouldBe("not-found");
    }

    [Theory]
    [InlineData("""{"reason":"dislike"}""")]
    [InlineData("""{"reason":"fraud","until":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"note":"x"}""")]
    public async Task WhatIsNoBlockIsTold(string body)
    {
        await using var world = await World.StartAsync();

        var reply = await world.Admin.PutAsync("/admin/blocked-users/eve@example.com", JsonNode.Parse(body)!);

        reply.Problem.ShouldBe("validation-failed");
    }

    [Fact]
    public async Task TheEventNamesTheCustomerAndNeverTheAddress()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("eve@example.com");
        var sub = world.SubOf("eve@example.com");

        await world.BlockAsync("eve@example.com");

        var (type, detail) = (await world.EventsAsync(Topology.Services.Auth.Profiles, sub))[^1];
        type.ShouldBe("CustomerBlocked");
        ((string)detail["data"]!["customerId"]!).ShouldBe(sub);
        detail.ToJsonString().ShouldNotContain("eve@");
    }
}
