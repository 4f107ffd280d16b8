using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class AuthorizerTests
{
    private const string AdminRoute = "/api/admin/products";

    public static TheoryData<string, string, Access> Routes =>
        [.. Shop.Describe().Routes.Select(r => (r.Route.Method, r.Route.Path, r.Route.Access))];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task EveryRouteAsksForATokenUnlessItIsPublic(string method, string path, Access access)
    {
        await using var world = await GatewayWorld.StartAsync();

        var response = await world.SendAsync(new(method), "/api" + path.Replace('{', 'x').Replace('}', 'x'));

        if (access is Access.Public)
        {
            ((int)response.StatusCode).ShouldBe(200);
            return;
        }

        if (access is Access.Iam)
        {
            // It shows itself to nobody without a signature.
            await response.ShouldBeAsync(GatewayResponse.NotFound);
            return;
        }

        await response.ShouldBeAsync(GatewayResponse.Unauthenticated);
        response.Headers.WwwAuthenticate.Single().ToString().ShouldBe("Bearer");
        world.Functions.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("garbage")]
    [InlineData("e30.e30.e30")]
    public async Task WhatIsNoTokenIsUnauthenticated(string token)
    {
        await using var world = await GatewayWorld.StartAsync();

        await (await world.GetAsync(AdminRoute, token)).ShouldBeAsync(GatewayResponse.Unauthenticated);
    }

    [Fact]
    public async Task ACustomersTokenOnAnAdminRouteIsUnauthenticated()
    {
        await using var world = await GatewayWorld.StartAsync();

        var response = await world.GetAsync(AdminRoute, world.Tokens.Issue(Platform.Customers, "ada@example.com"));

        await response.ShouldBeAsync(GatewayResponse.Unauthenticated);
        (await world.Log.NextAsync()).ShouldContain("key is not one of pool admins");
    }

    [Fact]
    public async Task AValidTokenWithoutTheScopeIsForbidden()
    {
        await using var world = await GatewayWorld.StartAsync();

        var token = world.Tokens.Issue(Platform.Admins, "root@example.com", ["aws.cognito.signin.user.admin", "admin/webx"], []);

        await (await world.GetAsync(AdminRoute, token)).ShouldBeAsync(GatewayResponse.Forbidden);
        (await world.Log.NextAsync()).ShouldContain("the token lacks the scope admin/web");
        world.Functions.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnAdminsTokenOpensTheRouteWithAndWithoutTheScheme()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var bare = new HttpRequestMessage(HttpMethod.Get, AdminRoute);
        bare.Headers.TryAddWithoutValidation("Authorization", world.AdminToken);

        ((int)(await world.GetAsync(AdminRoute, world.AdminToken)).StatusCode).ShouldBe(200);
        ((int)(await world.Http.SendAsync(bare, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(200);
        world.Functions.Calls.Select(c => c.Function).ShouldBe(["products-admin", "products-admin"]);
    }

    [Fact]
    public async Task AnExpiredTokenIsUnauthenticated()
    {
        await using var world = await GatewayWorld.StartAsync();
        var token = world.AdminToken;

        world.Clock.Advance(TimeSpan.FromHours(1));

        await (await world.GetAsync(AdminRoute, token)).ShouldBeAsync(GatewayResponse.Unauthenticated);
    }

    [Fact]
    public async Task APublicRouteDoesNotLookAtTheToken()
    {
        await using var world = await GatewayWorld.StartAsync();

        ((int)(await world.GetAsync("/api/products", "garbage")).StatusCode).ShouldBe(200);

        world.Functions.LastEvent["requestContext"]!.AsObject().ContainsKey("authorizer").ShouldBeFalse();
    }
}
