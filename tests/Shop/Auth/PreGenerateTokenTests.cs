using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class PreGenerateTokenTests
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

    [Fact]
    public async Task AnAdminsTokenNamesTheGroups()
    {
        await using var world = await World.StartAsync();

        var (done, _) = await world.SetUpAdminAsync(await world.InviteAdminAsync());

        var claims = People.ClaimsOf((string)done.Body["accessToken"]!);
        claims["cognito:groups"]!.ToJsonString().ShouldBe("""["admin"]""");
        ((string)claims["scope"]!).ShouldBe("aws.cognito.signin.user.admin admin/web");
    }

    [Fact]
    public async Task WhoIsBlockedGetsNoToken()
    {
        await using var world = await World.StartAsync();
        await world.BlockAsync("eve@example.com");

        var refused = await world.AskAsync(
            "auth-pre-generate-token", People.Question("TokenGeneration_RefreshTokens", "sub", "Eve@example.com"));

        refused.ShouldContain("This address may not be used at present");
    }
}
