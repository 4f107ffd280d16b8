using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class WriteAdminTokenTests
{
    [Fact]
    public async Task AnAdminsTokenNamesTheGroups()
    {
        await using var world = await World.StartAsync();

        var (done, _) = await world.SetUpAdminAsync(await world.InviteAdminAsync());

        var claims = People.ClaimsOf((string)done.Body["accessToken"]!);
        claims["cognito:groups"]!.ToJsonString().ShouldBe("""["admin"]""");
        ((string)claims["scope"]!).ShouldBe("aws.cognito.signin.user.admin admin/web");
    }
}
