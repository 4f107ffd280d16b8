using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Lambda;
using Ecommerce.Tests.Unit.Lambda;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class ProxyEventTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    [Fact]
    public async Task AnAdminsRequestIsTheEventThatApiGatewaySends()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/products/a%2Fb%20c?tag=x&tag=y%20z&Tag=1&empty=")
        {
            Content = new StringContent("""{"name":"Tasse für “Ada”"}""", Encoding.UTF8, "application/json"),
        };
        var token = world.AdminToken;
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("test", "1"));
        request.Headers.Add("X-Twice", ["one", "two"]);
        request.Headers.Add("X-Amzn-Trace-Id", "Root=1-6703f00d-000000000000000000000001");

        await world.Http.SendAsync(request, TestContext.Current.CancellationToken);

        var actual = world.Functions.LastEvent;
        actual["requestContext"]!["requestId"]!.ToString().ShouldMatch("^[0-9a-f-]{36}$");
        actual["requestContext"]!["extendedRequestId"]!.ToString().ShouldMatch("^[A-Za-z0-9+/]{15}=$");
        actual["requestContext"]!["resourceId"]!.ToString().ShouldMatch("^[0-9a-z]{6}$");
        foreach (var id in new[] { "requestId", "extendedRequestId", "resourceId" })
        {
            actual["requestContext"]![id] = "scrubbed";
        }

        var expected = Lines(JsonNode.Parse(GoldenEvent.Of(token))!);
        Lines(actual).Except(expected).ShouldBeEmpty(); // Tells a difference in a line; the next one is the claim.
        Lines(actual).ShouldBe(expected);
    }

    [Fact]
    public async Task WhatIsNotThereIsNull()
    {
        await using var world = await GatewayWorld.StartAsync();

        await world.GetAsync("/api/products");

        var e = world.Functions.LastEvent;
        string[] absent = ["body", "pathParameters", "queryStringParameters", "multiValueQueryStringParameters", "stageVariables"];
        foreach (var name in absent)
        {
            e.ContainsKey(name).ShouldBeTrue(name);
            e[name].ShouldBeNull(name);
        }

        e["isBase64Encoded"]!.GetValue<bool>().ShouldBeFalse();
        e["headers"]!["X-Amzn-Trace-Id"]!.ToString().ShouldMatch("^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$");
    }

    [Fact]
    public async Task BytesThatAreNoTextTravelInBase64()
    {
        await using var world = await GatewayWorld.StartAsync();

        await world.SendAsync(HttpMethod.Post, "/api/products", world.AdminToken, new ByteArrayContent([0xFF, 0x00, 0xC3]));

        world.Functions.LastEvent["body"]!.ToString().ShouldBe("/wDD");
        world.Functions.LastEvent["isBase64Encoded"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("a%2Fb%20c", "a/b c")]
    [InlineData("100%2525", "100%25")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("a+b", "a+b")]
    public async Task OnTheWayToAFunctionAPathParameterIsDecodedOnce(string sent, string expected)
    {
        await using var gateway = await GatewayWorld.StartAsync();
        using var function = new World();
        string? seen = null;
        Route route = Route.Act("edit-product", "PUT /products/{id}", request =>
        {
            seen = request.PathParameter("id");
            return Ecommerce.Lambda.Answer.NoContent;
        });

        await gateway.SendAsync(HttpMethod.Put, $"/api/products/{sent}", gateway.AdminToken, new StringContent("{}"));
        function.Invoke(ApiFunction.Create(function.Host, [route]), gateway.Functions.LastEvent.ToJsonString());

        gateway.Functions.LastEvent["pathParameters"]!["id"]!.ToString().ShouldBe(sent);
        seen.ShouldBe(expected);
    }

    [Theory]
    [InlineData("?a+b=c+d", "a b", "c d")]
    [InlineData("?a=%E2%82%AC", "a", "€")]
    [InlineData("?a=%GG%", "a", "%GG%")]
    [InlineData("?a=%FF", "a", "%FF")]
    [InlineData("?a", "a", "")]
    [InlineData("?a=1=2", "a", "1=2")]
    [InlineData("?a=%00", "a", "\0")]
    public async Task QueriesAreUnescapedAsFarAsTheyCanBe(string query, string name, string value)
    {
        await using var world = await GatewayWorld.StartAsync();

        await world.GetAsync("/api/products" + query);

        world.Functions.LastEvent["queryStringParameters"]!.AsObject().Single().ShouldSatisfyAllConditions(
            p => p.Key.ShouldBe(name), p => p.Value!.ToString().ShouldBe(value));
    }

    [Fact]
    public async Task HeadersOfTheConnectionStayBehindAndForwardedAddressesAreAppended()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/products");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "gopher");
        request.Headers.Add("Connection", "X-Private");
        request.Headers.Add("X-Private", "1");
        request.Headers.Add("TE", "trailers");
        request.Headers.Add("Keep-Alive", "timeout=1");

        await world.Http.SendAsync(request, TestContext.Current.CancellationToken);

        var headers = world.Functions.LastEvent["headers"]!.AsObject();
        headers["X-Forwarded-For"]!.ToString().ShouldBe("203.0.113.7, 127.0.0.1");
        headers["X-Forwarded-Proto"]!.ToString().ShouldBe("https");
        string[] left = ["connection", "x-private", "te", "keep-alive"];
        headers.Select(h => h.Key.ToLowerInvariant()).Intersect(left).ShouldBeEmpty();
    }

    private static string[] Lines(JsonNode node) => Sort(node)!.ToJsonString(s_indented).Split('\n');

    private static JsonNode? Sort(JsonNode? node) => node is JsonObject all
        ? new JsonObject(all.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sort(m.Value))))
        : node?.DeepClone();
}
