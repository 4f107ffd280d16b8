using System.Net;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class EraseCustomerTests
{
    [Fact]
    public async Task WhoAskedToBeForgottenIs()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var sub = world.SubOf("grace@example.com");

        (await grace.Client.DeleteAsync("/customers/me")).Status.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.TrueAsync(async () => world.UserOf("grace@example.com") is null
            && await IsEmptyAsync(world, sub));

        (await world.QueryAsync(Topology.Services.Auth.Profiles, "EMAIL#grace@example.com")).ShouldBeEmpty();
        (await world.LogInAsync("grace@example.com")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await world.RefreshAsync(grace.RefreshToken)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await grace.Client.GetAsync("/customers/me")).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task ASignInThatWasOnItsWayMakesNobodyAgain()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var sub = world.SubOf("grace@example.com");
        await grace.Client.DeleteAsync("/customers/me");
        await Eventually.TrueAsync(() => IsEmptyAsync(world, sub));

        await world.AskAsync("auth-write-token", People.Question("TokenGeneration_Authentication", sub, "grace@example.com"));

        (await IsEmptyAsync(world, sub)).ShouldBeTrue();
        (await world.QueryAsync(Topology.Services.Auth.Profiles, "EMAIL#grace@example.com")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AfterADayEvenTheIdIsGone()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var sub = world.SubOf("grace@example.com");
        await grace.Client.DeleteAsync("/customers/me");
        await Eventually.TrueAsync(() => IsEmptyAsync(world, sub));

        await world.AdvanceAsync(Limits.ErasedCustomerKept + TimeSpan.FromMinutes(1));

        await Eventually.TrueAsync(async () =>
            (await world.QueryAsync(Topology.Services.Auth.Profiles, $"CUSTOMER#{sub}")).Count == 0);
    }

    [Fact]
    public async Task WhoComesBackIsSomebodyElse()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var before = world.SubOf("grace@example.com");
        await grace.Client.DeleteAsync("/customers/me");
        await Eventually.TrueAsync(() => Task.FromResult(world.UserOf("grace@example.com") is null));

        using var again = await world.SignInAsync("grace@example.com");

        world.SubOf("grace@example.com").ShouldNotBe(before);
        (await again.Client.GetAsync("/customers/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    // Nothing is left that would tell who it was.
    private static async Task<bool> IsEmptyAsync(World world, string sub)
    {
        var row = (await world.QueryAsync(Topology.Services.Auth.Profiles, $"CUSTOMER#{sub}")).ShouldHaveSingleItem().AsObject();
        return (string?)row["email"]!["S"] == "" && !row.ContainsKey("name") && !row.ContainsKey("locale");
    }
}
