using System.Net;
using Ecommerce.Iam;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class RefreshSessionTests
{
    [Fact]
    public async Task ATokenIsReplacedByTheNextAndWorksForHalfAMinuteMore()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");

        var second = await world.RefreshAsync(grace.RefreshToken);
        second.Status.ShouldBe(HttpStatusCode.OK, second.ToString());
        (await world.RefreshAsync(grace.RefreshToken)).Status.ShouldBe(HttpStatusCode.OK);
        await world.AdvanceAsync(TimeSpan.FromSeconds(30));

        (await world.RefreshAsync(grace.RefreshToken)).Problem.ShouldBe("unauthenticated");
        var third = await world.RefreshAsync((string)second.Body["refreshToken"]!);
        third.Status.ShouldBe(HttpStatusCode.OK, third.ToString());
        using var client = world.Holding((string)third.Body["accessToken"]!);
        (await client.GetAsync("/customers/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task NobodyStaysSignedInForMoreThanAWeek()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        await world.AdvanceAsync(TimeSpan.FromDays(6));
        var later = await world.RefreshAsync(grace.RefreshToken);
        later.Status.ShouldBe(HttpStatusCode.OK, later.ToString());

        await world.AdvanceAsync(TimeSpan.FromDays(1));

        (await world.RefreshAsync((string)later.Body["refreshToken"]!)).Problem.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task WhoIsBlockedGetsNoNewTokensAndHoldsTokensToBeTold()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null); // The revocation fails at first.
        var revoke = world.Cloud.Shop.Functions.Single(f => f.Name == "auth-revoke-sessions");
        var may = PolicyDocument.Parse(IamPolicy.Of(revoke.AllGrants, world.Cloud.Place));
        var mayNot = PolicyDocument.Parse(IamPolicy.Of([.. revoke.AllGrants.Where(g => g.On is not UserPoolSpec)], world.Cloud.Place));
        world.Cloud.Roles.Add(revoke.NameIn(world.Cloud.Place), mayNot);
        using var grace = await world.SignInAsync("grace@example.com");

        await world.BlockAsync("grace@example.com");

        (await world.RefreshAsync(grace.RefreshToken)).Problem.ShouldBe("forbidden");
        world.Cloud.Roles.Add(revoke.NameIn(world.Cloud.Place), may);
        await world.AdvanceAsync(TimeSpan.FromMinutes(10)); // The event comes again.
        await world.QuietAsync();
        (await world.RefreshAsync(grace.RefreshToken)).Problem.ShouldBe("unauthenticated");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    public async Task WhatIsNoTokenIsRefused(string token)
    {
        await using var world = await World.StartAsync();

        (await world.RefreshAsync(token)).Problem.ShouldBe("unauthenticated");
    }
}
