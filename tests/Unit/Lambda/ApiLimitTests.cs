using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

/// <summary>For each bound of a request: what is at it passes, what is one above is refused as a problem.</summary>
public sealed class ApiLimitTests : IDisposable
{
    private const int EventHeaders = 3;

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(0, 204)]
    [InlineData(1, 413)]
    public void ABodyHasABoundAlsoWhereNobodyReadsIt(int above, int status) =>
        Status(ProxyEvents.Post("/x", "/x", new string('"', LambdaLimits.BodyBytesMax + above))).ShouldBe(status);

    [Fact]
    public void ABodyFarAboveItsBoundIsNotEvenCopied() =>
        Status(ProxyEvents.Post("/x", "/x", new string('x', (6 * LambdaLimits.BodyBytesMax) + 1))).ShouldBe(413);

    [Theory]
    [InlineData(0, 204)]
    [InlineData(1, 413)]
    public void TheBoundOfABodyIsForWhatBase64Decodes(int above, int status) => Status(ProxyEvents
        .Post("/x", "/x", Convert.ToBase64String(new byte[LambdaLimits.BodyBytesMax + above]))
        .With("isBase64Encoded", true)).ShouldBe(status);

    [Theory]
    [InlineData(0, 204)]
    [InlineData(1, 400)]
    public void TheNumberOfHeadersHasABound(int above, int status)
    {
        var values = Enumerable.Repeat("v", LambdaLimits.HeaderCountMax - EventHeaders + above).ToArray();

        Status(ProxyEvents.Post("/x", "/x", "").WithHeader("X-Many", values)).ShouldBe(status);
    }

    [Theory]
    [InlineData(-200, 204)]
    [InlineData(1, 400)]
    public void TheLengthOfHeadersHasABound(int above, int status) =>
        Status(ProxyEvents.Post("/x", "/x", "").WithHeader("X", new string('v', LambdaLimits.HeaderCharsMax + above))).ShouldBe(status);

    [Theory]
    [InlineData(0, 204)]
    [InlineData(1, 400)]
    public void TheNumberOfQueryParametersHasABound(int above, int status)
    {
        JsonArray values = [.. Enumerable.Repeat("v", LambdaLimits.QueryCountMax + above).Select(value => (JsonNode)value)];

        Status(ProxyEvents.Post("/x", "/x", "").With("multiValueQueryStringParameters", new JsonObject { ["q"] = values }))
            .ShouldBe(status);
    }

    [Theory]
    [InlineData(0, 204)]
    [InlineData(1, 400)]
    public void TheLengthOfTheQueryHasABound(int above, int status) => Status(ProxyEvents.Post("/x", "/x", "")
        .With("queryStringParameters", new JsonObject { ["q"] = new string('v', LambdaLimits.QueryCharsMax - 1 + above) }))
        .ShouldBe(status);

    [Theory]
    [InlineData(0, 204)]
    [InlineData(1, 400)]
    public void TheLengthOfAPathParameterHasABound(int above, int status) => Status(ProxyEvents.Post("/x", "/x", "")
        .With("pathParameters", new JsonObject { ["id"] = new string('v', LambdaLimits.PathParameterCharsMax + above) })).ShouldBe(status);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void TheLengthOfACorrelationIdHasABound(int above, bool isKept)
    {
        var sent = new string('c', LambdaLimits.CorrelationIdCharsMax + above);
        var response = Invoke(ProxyEvents.Post("/x", "/x", "").WithHeader("X-Correlation-Id", sent));

        (ApiFunctionTests.Header(response, "X-Correlation-Id") == sent).ShouldBe(isKept);
    }

    [Fact]
    public void HalfASurrogatePairInABodyIsRefused()
    {
        var payload = ProxyEvents.Post("/x", "/x", "HALF").ToJsonString().Replace("\"HALF\"", "\"\\ud800\"", StringComparison.Ordinal);

        ApiFunctionTests.Status(_world.Invoke(Function(), payload)).ShouldBe(400);
    }

    private int Status(JsonObject request) => ApiFunctionTests.Status(Invoke(request));

    private JsonElement Invoke(JsonObject request) => _world.Invoke(Function(), request.ToJsonString());

    private IFunction Function() => ApiFunction.Create(_world.Host, [Route.Act("act", "POST /x", _ => Answer.NoContent)]);
}
