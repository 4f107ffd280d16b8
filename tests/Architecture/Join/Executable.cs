using System.Text.RegularExpressions;
using Ecommerce.Functions.Auth;
using Ecommerce.Functions.Inventory;
using Ecommerce.Functions.Orders;
using Ecommerce.Functions.Products;
using Ecommerce.Lambda;
using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Tests.Architecture.Topology;

namespace Ecommerce.Tests.Architecture.Join;

/// <summary>One service's executable as far as it can be asked without running it: its functions and their routes.</summary>
internal sealed partial class Executable
{
    private readonly Func<string, IReadOnlyList<Route>> _routes;

    private Executable(string service, Func<string, IReadOnlyList<Route>> routes)
    {
        (Service, _routes) = (service, routes);
        Functions = NamesIn(Repository.Read($"functions/{service}/{service}App.cs"));
    }

    // Routes are made of lambdas: while they are listed nobody touches the app, so there need not be one.
    public static IReadOnlyList<Executable> All { get; } =
    [
        new("Products", handler => ProductsApp.Routes(handler, null!)),
        new("Inventory", handler => InventoryApp.Routes(handler, null!)),
        new("Orders", handler => OrdersApp.Routes(handler, null!)),
        new("Auth", handler => AuthApp.Routes(handler, null!)),
        new("Relay", _ => []), // Nobody asks it over HTTP.
    ];

    public string Service { get; }

    /// <summary>The names it answers to, as its App's switch has them.</summary>
    public IReadOnlyList<string> Functions { get; }

    /// <summary>None where nobody asks the function over HTTP.</summary>
    public IReadOnlyList<Route> Routes(string function) =>
        TopologyWorld.Shop.Routes.Any(r => r.Function.Name == function) ? _routes(function) : [];

    public IEnumerable<Route> AllRoutes => Functions.SelectMany(Routes);

    internal static IReadOnlyList<string> NamesIn(string app) => [.. Arm().Matches(app).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("""^\s+"([a-z-]+)" =>\s*(\[|$)""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Arm();
}
