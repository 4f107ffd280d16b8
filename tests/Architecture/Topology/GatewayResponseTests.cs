using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>What the gateway answers itself is fit for API Gateway and for a client that reads the OpenAPI document.</summary>
public sealed class GatewayResponseTests
{
    private const string RequestId = "$context.requestId";

    // API Gateway developer guide, "Gateway response types for API Gateway": all there are.
    private static readonly string[] s_types =
    [
        "ACCESS_DENIED", "API_CONFIGURATION_ERROR", "AUTHORIZER_CONFIGURATION_ERROR", "AUTHORIZER_FAILURE", "BAD_REQUEST_BODY",
        "BAD_REQUEST_PARAMETERS", "DEFAULT_4XX", "DEFAULT_5XX", "EXPIRED_TOKEN", "INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT",
        "INVALID_API_KEY", "INVALID_SIGNATURE", "MISSING_AUTHENTICATION_TOKEN", "QUOTA_EXCEEDED", "REQUEST_TOO_LARGE",
        "RESOURCE_NOT_FOUND", "THROTTLED", "UNAUTHORIZED", "UNSUPPORTED_MEDIA_TYPE", "WAF_FILTERED",
    ];

    public static TheoryData<string> Types => [.. GatewayResponse.All.Select(r => r.Type)];

    [Fact]
    public void EveryOccasionHasOneAnswer() =>
        GatewayResponse.All.Select(r => r.Type).Order(StringComparer.Ordinal).ShouldBe(s_types);

    [Fact]
    public void APathThatIsNotThereIsNotFoundWithABearerTokenToo() =>
        Of("DEFAULT_4XX").Body("1").ShouldBe(GatewayResponse.NotFound.Body("1"));

    [Theory]
    [MemberData(nameof(Types))]
    public void ABodyIsAProblemOfTheSchema(string type)
    {
        var response = Of(type);
        var schema = OpenApi.Of(TopologyWorld.Shop)["components"]!["schemas"]!["Problem"]!;

        var body = JsonNode.Parse(response.Body(RequestId))!.AsObject();

        schema["required"]!.AsArray().Select(name => (string)name!).ShouldBeSubsetOf(body.Select(m => m.Key));
        foreach (var (name, value) in body)
        {
            var expected = (string)schema["properties"]![name]!["type"]!;
            value!.GetValueKind().ShouldBe(expected == "integer" ? JsonValueKind.Number : JsonValueKind.String, name);
        }

        ((int)body["status"]!).ShouldBe(response.Problem.Status);
        ((string)body["requestId"]!).ShouldBe(RequestId);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void NothingOfTheRequestButItsIdIsInATemplate(string type)
    {
        var body = Of(type).Body(RequestId);

        body.Replace(RequestId, "", StringComparison.Ordinal).ShouldNotContain('$'); // Else API Gateway puts the client's text there.
        Of(type).AllHeaders.ShouldAllBe(h => !h.Value.Contains("context.") && !h.Value.Contains("method.") && !h.Value.Contains('\''));
        Of(type).AllHeaders.ShouldContain(new KeyValuePair<string, string>("Cache-Control", "no-store"));
    }

    [Theory]
    [InlineData("DEFAULT_4XX", 4)]
    [InlineData("DEFAULT_5XX", 5)]
    public void ADefaultStaysInItsClass(string type, int hundreds) => (Of(type).Problem.Status / 100).ShouldBe(hundreds);

    private static GatewayResponse Of(string type) => GatewayResponse.All.Single(r => r.Type == type);
}
