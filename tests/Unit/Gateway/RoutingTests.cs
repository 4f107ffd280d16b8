using System.Net;
using System.Net.Http.Headers;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api/products/")]
    [InlineData("GET", "/api/products//")]
    [InlineData("GET", "/api//products")]
    [InlineData("GET", "/api/products/1/2")]
    [InlineData("GET", "/api/Products")]
    [InlineData("GET", "/api/admin")]
    [InlineData("HEAD", "/api/products")]
    [InlineData("PATCH", "/api/products")]
    [InlineData("BREW", "/api/products")]
    [InlineData("POST", "/api/health")]
    [InlineData("OPTIONS", "/api/nothing")]
    public async Task WhatIsNotInTheTopologyIsNotFound(string method, string path)
    {
        await using var world = await GatewayWorld.StartAsync();

        var response = await world.SendAsync(new(method), path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        world.Functions.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/things/list", "ListThings")]
    [InlineData("/api/things/7", "GetThing")]
    [InlineData("/api/things/list/parts", "GetParts")]
    [InlineData("/api/things/list/all", "ListAll")]
    public async Task ALiteralWinsOverAParameter(string path, string operation)
    {
        await using var world = await GatewayWorld.StartAsync(Things(
            ("GetThing", "/things/{id}"), ("ListThings", "/things/list"),
            ("GetParts", "/things/{id}/parts"), ("ListAll", "/things/list/all")));

        await world.GetAsync(path);

        (await world.Log.NextAsync()).ShouldContain($"\"operation\":\"{operation}\"");
    }

    [Fact]
    public async Task TheGatewaysOwnProblemRepeatsNothingOfTheRequest()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/no<b>where?token=secret");
        request.Headers.Add("X-Correlation-Id", "checkout-17");

        var response = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);

        await response.ShouldBeAsync(GatewayResponse.NotFound);
        (await world.Log.NextAsync()).ShouldContain("/no%3Cb%3Ewhere");
    }

    [Fact]
    public async Task HealthIsAnsweredWithoutAFunction()
    {
        await using var world = await GatewayWorld.StartAsync();

        var response = await world.GetAsync("/api/health");

        (await response.JsonAsync()).ToJsonString().ShouldBe("""{"status":"ok","version":"1.2.3","commit":"abc"}""");
        world.Functions.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheDescriptionOfTheApiIsAlwaysSentWhole()
    {
        await using var world = await GatewayWorld.StartAsync();

        var first = await world.GetAsync("/api/openapi.json");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        var again = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);

        (await first.JsonAsync())["paths"]!.AsObject().ContainsKey("/products").ShouldBeTrue();
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");
        first.Headers.ETag.ShouldBeNull(); // A mock integration compares nothing.
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ARequestLeavesALineAndARecordWithoutItsQuery()
    {
        await using var world = await GatewayWorld.StartAsync();

        await world.GetAsync("/api/products?ticket=secret");
        await world.GetAsync("/api/nothing");

        var line = await world.Log.NextAsync();
        line.ShouldContain("\"method\":\"GET\",\"path\":\"/products\",\"operation\":\"ListProducts\",\"status\":200,\"durationMs\":0}");
        line.ShouldNotContain("secret");
        (await world.Log.NextAsync()).ShouldContain("\"status\":404");
        world.Api.Recent.Select(r => (r.Operation, r.Status)).ShouldBe([("ListProducts", 200), ("", 404)]);
    }

    internal static Shop Things(params (string Name, string Path)[] operations) => new(
        Platform.Describe(),
        new("Things", [],
        [
            .. operations.Select(o => new OperationSpec(o.Name, Wake.Get(o.Path, Access.Public), TimeSpan.FromSeconds(5))),
        ]));
}
