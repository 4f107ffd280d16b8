using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Topology;
using static Ecommerce.Topology.Wake;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>Who may call what. A route that asks for no token has to stand in a list, which may only shrink.</summary>
public sealed class RouteAuthorisationTests
{
    private const string ListName = "public-routes.txt";

    [Fact]
    public void EveryRouteAsksForATokenUnlessItIsListedAsPublic()
    {
        var routes = TopologyWorld.Shop.Routes.Select(r => r.Route).ToList();
        if (Golden.IsUpdating)
        {
            Shrink(routes);
        }

        Broken(routes, Golden.Lines(ListName)).ShouldTellNothing();
    }

    [Theory]
    [InlineData(Access.Customer, "customers", "customer/web customer/mobile")]
    [InlineData(Access.Admin, "admins", "admin/web")]
    [InlineData(Access.SignedIn, "customers admins", "customer/web customer/mobile admin/web")]
    [InlineData(Access.Owner, "customers admins", "customer/web customer/mobile admin/web")]
    [InlineData(Access.Iam, "", "")]
    public void ATokenIsOfThesePoolsAndTheirScopes(Access access, string pools, string scopes)
    {
        var route = Get("/x", access);

        string.Join(' ', route.Pools.Select(p => p.Name)).ShouldBe(pools);
        string.Join(' ', route.Scopes).ShouldBe(scopes);
    }

    [Fact]
    public void OnlyAnAdminsTokenOpensWhatIsTheShops()
    {
        string[] customersOwn = ["/orders", "/cart", "/customers/me", "/auth/logout"];
        var shops = TopologyWorld.Shop.Routes.Select(r => r.Route)
            .Where(r => r.Access is not (Access.Public or Access.Iam))
            .Where(r => !customersOwn.Any(own => r.Path == own || r.Path.StartsWith($"{own}/", StringComparison.Ordinal)));

        shops.ShouldAllBe(r => r.Access == Access.Admin);
    }

    [Fact]
    public void APublicRouteThatIsNotListedIsTold() =>
        Broken([Get("/secrets", Access.Public)], []).ShouldBe([$"GET /secrets asks for no token and is not in {ListName}"]);

    [Fact]
    public void AListedRouteThatIsNotPublicAnyMoreIsTold() =>
        Broken([Get("/secrets", Access.Admin)], ["GET /secrets"])
            .ShouldBe([$"GET /secrets is not public (any more): take it out of {ListName}"]);

    [Fact]
    public void AnotherMethodOfAListedPathIsTold() =>
        Broken([Get("/x", Access.Public), Post("/x", Access.Public)], ["GET /x"]).ShouldHaveSingleItem().ShouldStartWith("POST /x ");

    private static IEnumerable<string> Broken(IReadOnlyList<RouteSpec> routes, IReadOnlyList<string> listed) =>
    [
        .. routes.Where(r => r.Access is Access.Public && !listed.Contains(Line(r)))
            .Select(r => $"{Line(r)} asks for no token and is not in {ListName}"),
        .. routes.Where(r => r.Access is not (Access.Public or Access.Iam) && (r.Pools.Count == 0 || r.Scopes.Count == 0))
            .Select(r => $"{Line(r)} is for {r.Access} and names no pool or no scope"),
        .. listed.Except(routes.Where(r => r.Access is Access.Public).Select(Line))
            .Select(line => $"{line} is not public (any more): take it out of {ListName}"),
    ];

    private static string Line(RouteSpec route) => $"{route.Method} {route.Path}";

    // Takes out what is public no more, and adds nothing: a new public route is written down by hand, and so seen.
    private static void Shrink(IReadOnlyList<RouteSpec> routes)
    {
        var open = routes.Where(r => r.Access is Access.Public).Select(Line).ToList();
        var lines = Repository.Read($"tests/Architecture/Golden/{ListName}").Split('\n');
        Golden.Matches(ListName, string.Join('\n', lines.Where(line => line.Length == 0 || line.StartsWith('#') || open.Contains(line))));
    }
}
