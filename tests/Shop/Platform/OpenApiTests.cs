using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Platform;

public sealed class OpenApiTests
{
    [Fact]
    public async Task EveryRouteIsDescribed()
    {
        await using var world = await World.StartAsync();

        var document = (await world.Anyone.GetAsync("/openapi.json")).Body;

        ((string)document["openapi"]!).ShouldStartWith("3.");
        foreach (var (_, operation, route) in world.Cloud.Shop.Routes)
        {
            var described = document["paths"]![route.Path]?[route.Method.ToLowerInvariant()];
            described.ShouldNotBeNull($"{route.Method} {route.Path}");
            ((string)described["operationId"]!).ShouldBe(operation.Name);
            described["responses"]!.AsObject().Select(r => r.Key).ShouldContain($"{route.Answers}");
        }
    }

    [Fact]
    public async Task TheDescriptionMayBeKeptForAMinute()
    {
        await using var world = await World.StartAsync();

        var reply = await world.Anyone.GetAsync("/openapi.json");

        reply.Status.ShouldBe(HttpStatusCode.OK);
        reply.Headers["Content-Type"].ShouldBe("application/json");
        reply.Headers["Cache-Control"].ShouldBe("public, max-age=60");
    }
}
