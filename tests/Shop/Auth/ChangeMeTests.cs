using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ChangeMeTests
{
    [Fact]
    public async Task ACustomerChangesTheNameAndKeepsTheRest()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var me = await grace.Client.GetAsync("/customers/me");

        var changed = await PatchAsync(grace, """{"name":"Grace Hopper"}""", me.ETag);

        changed.Status.ShouldBe(HttpStatusCode.OK, changed.ToString());
        ((string)changed.Body["name"]!).ShouldBe("Grace Hopper");
        ((string)changed.Body["locale"]!).ShouldBe("en");
        (await PatchAsync(grace, """{"name":"Other"}""", me.ETag)).Problem.ShouldBe("precondition-failed");
        (await PatchAsync(grace, """{"name":"Other"}""", null)).Problem.ShouldBe("precondition-required");
    }

    [Theory]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"locale":"english"}""")]
    [InlineData("""{"email":"other@example.com"}""")]
    public async Task WhatCannotBeIsTold(string body)
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");

        (await PatchAsync(grace, body, "\"1\"")).Problem.ShouldBe("validation-failed");
    }

    private static Task<Reply> PatchAsync(SignedIn who, string body, string? ifMatch) => who.Client.SendAsync(
        HttpMethod.Patch, "/customers/me", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), ("If-Match", ifMatch));
}
