using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ConfirmCustomerTests
{
    [Fact]
    public async Task ACodeWorksOnceAndMakesACustomer()
    {
        await using var world = await World.StartAsync();
        await world.RegisterAsync("grace@example.com");
        var code = world.CodeTo("grace@example.com");

        (await world.ConfirmAsync("grace@example.com", code)).Body.ToJsonString().ShouldBe("""{"status":"CONFIRMED"}""");

        (await world.ConfirmAsync("grace@example.com", code)).Problem.ShouldBe("code-mismatch");
    }

    [Fact]
    public async Task AWrongCodeReadsAlikeForKnownAndUnknownAddresses()
    {
        await using var world = await World.StartAsync();
        await world.RegisterAsync("grace@example.com");
        var wrong = world.CodeTo("grace@example.com") == "000000" ? "000001" : "000000";

        var known = await world.ConfirmAsync("grace@example.com", wrong);
        var unknown = await world.ConfirmAsync("nobody@example.com", wrong);

        known.Problem.ShouldBe("code-mismatch");
        (unknown.Status, (string)unknown.Body["detail"]!).ShouldBe((known.Status, (string)known.Body["detail"]!));
    }

    [Fact]
    public async Task GuessingACodeIsStoppedEvenForTheRightOne()
    {
        await using var world = await World.StartAsync();
        await world.RegisterAsync("grace@example.com");
        var code = world.CodeTo("grace@example.com");
        for (var guess = 0; guess < 5; guess++)
        {
            (await world.ConfirmAsync("grace@example.com", "wrong")).Problem.ShouldBe("code-mismatch");
        }

        var right = await world.ConfirmAsync("grace@example.com", code);

        right.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        right.Has("Retry-After").ShouldBeTrue();
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        (await world.ConfirmAsync("grace@example.com", code)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ACodeIsTooOldAfterADay()
    {
        await using var world = await World.StartAsync();
        await world.RegisterAsync("grace@example.com");
        await world.AdvanceAsync(TimeSpan.FromHours(24));

        (await world.ConfirmAsync("grace@example.com", world.CodeTo("grace@example.com"))).Problem.ShouldBe("code-mismatch");
    }
}
