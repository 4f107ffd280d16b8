using Ecommerce.Contracts;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>The read that a new version of each function is asked for before it gets traffic.</summary>
public sealed class ProbeTests
{
    [Fact]
    public void EveryFunctionThatIsReadFromHasAReadAndItIsARouteOfItsOwn()
    {
        foreach (var function in TopologyWorld.Shop.Functions.Where(f => f.Operations.Any(o => o.WokenBy is RouteSpec { Method: "GET" })))
        {
            var probe = Probe.Of(function)!;
            var routes = function.Operations.Select(operation => operation.WokenBy).OfType<RouteSpec>();
            routes.ShouldContain(route => route.Method == "GET" && route.Path == probe.Resource, function.Name);
            probe.Method.ShouldBe("GET");
        }
    }

    [Fact]
    public void AReadWithoutParametersIsPreferred()
    {
        var probe = Probe.Of(Function("products-admin"))!;

        probe.Resource.ShouldBe("/admin/products");
        probe.Path.ShouldBe("/admin/products");
        probe.PathParameters.ShouldBeEmpty();
    }

    [Fact]
    public void AParameterIsAnIdThatAHandlerLooksUp()
    {
        var probe = Probe.Of(Function("inventory-admin"))!;

        var (name, id) = probe.PathParameters.ShouldHaveSingleItem();
        name.ShouldBe("productId");
        Sku.TryParse(id, out _).ShouldBeTrue(id);
        probe.Resource.ShouldBe("/inventory/{productId}");
        probe.Path.ShouldBe($"/inventory/{id}");
    }

    [Fact]
    public void OfAFunctionWithoutAReadNothingIsAsked()
    {
        var whole = Function("products-admin");
        var writes = whole with { Operations = [.. whole.Operations.Where(o => o.WokenBy is RouteSpec { Method: not "GET" })] };

        Probe.Of(writes).ShouldBeNull();
    }

    private static FunctionSpec Function(string name) => TopologyWorld.Shop.Functions.Single(function => function.Name == name);
}
