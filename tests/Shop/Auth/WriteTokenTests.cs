using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class WriteTokenTests
{
    [Fact]
    public async Task ATokenHasTheScopesOfItsClientAndTheAddress()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");

        var claims = People.ClaimsOf(grace.AccessToken);

        ((string)claims["scope"]!).ShouldBe("aws.cognito.signin.user.admin customer/web");
        ((string)claims["email"]!).ShouldBe("grace@example.com");
        ((string)claims["username"]!).ShouldBe(world.SubOf("grace@example.com"));
    }

    [Theory]
    [InlineData("TokenGeneration_Authentication", 1)]
    [InlineData("TokenGeneration_HostedAuth", 1)]
    [InlineData("TokenGeneration_RefreshTokens", 0)]
    public async Task WhoSignsInUnknownIsRegisteredOnce(string trigger, int expected)
    {
        await using var world = await World.StartAsync();
        var question = People.Question(trigger, "some-sub", "grace@example.com");

        await world.AskAsync("auth-write-token", question);
        await world.AskAsync("auth-write-token", question);

        (await world.EventsAsync(Topology.Services.Auth.Profiles, "some-sub")).Select(e => e.Type)
            .ShouldBe(Enumerable.Repeat("CustomerRegistered", expected));
        (await world.QueryAsync(Topology.Services.Auth.Profiles, "CUSTOMER#some-sub")).Count.ShouldBe(expected);
        (await world.QueryAsync(Topology.Services.Auth.Profiles, "EMAIL#grace@example.com")).Count.ShouldBe(expected);
    }

    [Fact]
    public async Task WhomAnOperatorMadeIsACustomerFromTheFirstSignInOn()
    {
        await using var world = await World.StartAsync();
        await world.CognitoAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = world.Cloud.Place.IdOf(Topology.Services.Platform.Customers), ["Username"] = "grace@example.com",
        });
        var first = await world.LogInAsync("grace@example.com", world.CodeTo("grace@example.com"));
        var reply = await world.Anyone.PostAsync("/auth/login/challenge", new JsonObject
        {
            ["session"] = (string?)first.Body["session"], ["challenge"] = "NEW_PASSWORD_REQUIRED", ["newPassword"] = People.Password,
        });
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.ToString());
        using var grace = world.Holding((string)reply.Body["accessToken"]!);
        People.ClaimsOf((string)reply.Body["accessToken"]!)["email"].ShouldBeNull("nobody has confirmed that the address is theirs");

        ((string)(await grace.GetAsync("/customers/me")).Body["email"]!).ShouldBe("grace@example.com");
    }

    [Fact]
    public async Task WhoIsBlockedGetsNoToken()
    {
        await using var world = await World.StartAsync();
        await world.BlockAsync("eve@example.com");

        var refused = await world.AskAsync(
            "auth-write-token", People.Question("TokenGeneration_RefreshTokens", "sub", "Eve@example.com"));

        refused.ShouldContain("This address may not be used at present");
    }
}
