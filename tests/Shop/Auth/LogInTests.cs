using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class LogInTests
{
    [Fact]
    public async Task WhoHasRegisteredAndConfirmedSignsInAndIsServed()
    {
        await using var world = await World.StartAsync();

        using var grace = await world.SignInAsync("grace@example.com");

        grace.Tokens["tokenType"]!.GetValue<string>().ShouldBe("Bearer");
        grace.Tokens["expiresIn"]!.GetValue<int>().ShouldBe(3_600);
        ((string)(await grace.Client.GetAsync("/customers/me")).Body["email"]!).ShouldBe("grace@example.com");
        (await grace.Client.GetAsync("/orders")).Status.ShouldBe(HttpStatusCode.OK);
        (await grace.Client.GetAsync("/admin/products")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AnUnknownAddressAWrongPasswordABlockAndAnUnconfirmedAddressReadAlike()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");
        await world.RegisterAsync("new@example.com");
        await world.JoinAsync("eve@example.com");
        await world.BlockAsync("eve@example.com");

        Reply[] replies =
        [
            await world.LogInAsync("grace@example.com", "Wrong-Horse-7"), await world.LogInAsync("nobody@example.com"),
            await world.LogInAsync("eve@example.com"), await world.LogInAsync("new@example.com"),
        ];

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Unauthorized);
        replies.Select(reply => (string)reply.Body["detail"]!).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("grace@example.com")]
    [InlineData("nobody@example.com")]
    public async Task GuessingAPasswordIsSlowedDownWhoeverItIs(string email)
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");

        var before = world.Cloud.Users.PasswordsCompared;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Calls.SettleAsync(() => world.LogInAsync(email, "Wrong-Horse-7"))));

        (world.Cloud.Users.PasswordsCompared - before).ShouldBe(5); // Of an address that nobody has just as well.
        // The right password is refused, too, until the time is over.
        (await world.LogInAsync(email)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await world.AdvanceAsync(TimeSpan.FromMinutes(15));
        (await world.LogInAsync(email)).Status.ShouldBe(
            email[0] == 'g' ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{"email":"grace@example.com"}""")]
    [InlineData("""{"email":"grace","password":"x"}""")]
    [InlineData("""{"email":"grace@example.com","password":7}""")]
    [InlineData("[]")]
    public async Task WhatIsNoSignInIsTold(string body)
    {
        await using var world = await World.StartAsync();

        (await world.Anyone.PostTextAsync("/auth/login", body)).Problem.ShouldBe("validation-failed");
    }
}
