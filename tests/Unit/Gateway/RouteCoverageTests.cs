using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Gateway;

/// <summary>Every route that is not public, as the topology lists them, against every token that must not open it.</summary>
public sealed class RouteCoverageTests
{
    private static readonly string[] s_notOurs = ["aws.cognito.signin.user.admin", "admin/webx", "customer"];

    public static TheoryData<string, string> ClosedRoutes =>
    [
        .. Shop.Describe().Routes.Where(r => r.Route.Access is not (Access.Public or Access.Iam))
            .Select(r => (r.Route.Method, r.Route.Path)),
    ];

    [Theory]
    [MemberData(nameof(ClosedRoutes))]
    public async Task NoBadTokenOpensIt(string method, string path)
    {
        await using var world = await GatewayWorld.StartAsync();
        foreach (var (what, token) in BadTokens(world, RouteOf(method, path)))
        {
            var response = await world.SendAsync(new(method), TargetOf(path), token);

            ((int)response.StatusCode).ShouldBe(401, $"{what} on {method} {path}");
            await response.ShouldBeAsync(GatewayResponse.Unauthenticated);
        }

        world.Functions.Calls.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ClosedRoutes))]
    public async Task AGoodTokenWithoutItsScopeIsForbiddenThereAndOneWithItIsLetIn(string method, string path)
    {
        await using var world = await GatewayWorld.StartAsync();
        var route = RouteOf(method, path);
        foreach (var pool in route.Pools)
        {
            var others = (string[])[.. s_notOurs, .. route.Scopes.Select(scope => scope + "x")];
            var without = world.Tokens.Issue(pool, "grace@example.com", others, ["admin"]);
            await (await world.SendAsync(new(method), TargetOf(path), without)).ShouldBeAsync(GatewayResponse.Forbidden);
            world.Functions.Calls.ShouldBeEmpty();
        }

        foreach (var (pool, scope) in route.Pools.SelectMany(pool => pool.Scopes.Select(scope => (pool, scope))))
        {
            var with = world.Tokens.Issue(pool, "grace@example.com", [scope], []);
            ((int)(await world.SendAsync(new(method), TargetOf(path), with)).StatusCode).ShouldBe(200, scope);
        }
    }

    private static IEnumerable<(string What, string Token)> BadTokens(GatewayWorld world, RouteSpec route)
    {
        yield return ("nothing", "");
        yield return ("garbage", "garbage");
        foreach (var spec in Shop.Describe().InOrder.OfType<UserPoolSpec>())
        {
            var pool = GatewayWorld.Pools[spec];
            var good = world.Tokens.Issue(spec, "grace@example.com", [.. route.Scopes], ["admin"]);
            if (!route.Pools.Contains(spec))
            {
                yield return ($"a good token of {spec.Name}", good);
                continue;
            }

            yield return ("alg none", Forge.Make(new() { ["alg"] = "none", ["kid"] = pool.KeyId }, Forge.Part(good, 1), _ => [0]));
            yield return ("the public key as a secret", Forge.ConfuseAlgorithms(good, pool));
            yield return ("another key", Forge.SignWithAnotherKey(good));
            yield return ("changed claims", Forge.Tamper(good, claims => claims["sub"] = "somebody-else"));
            yield return ("expired", Changed(good, pool, "exp", world.Clock.GetUtcNow().ToUnixTimeSeconds()));
            yield return ("another issuer", Changed(good, pool, "iss", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other"));
            yield return ("another client", Changed(good, pool, "client_id", "other"));
            yield return ("an id token", Changed(good, pool, "token_use", "id"));
        }
    }

    private static string Changed(string token, UserPool pool, string claim, JsonNode value) =>
        Forge.Resign(token, pool, (_, claims) => claims[claim] = value);

    private static RouteSpec RouteOf(string method, string path) =>
        Shop.Describe().Routes.Single(r => r.Route.Method == method && r.Route.Path == path).Route;

    private static string TargetOf(string path) => "/api" + path.Replace('{', 'x').Replace('}', 'x');
}
