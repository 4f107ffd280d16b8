using System.Net;
using Ecommerce.Kernel;
using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class IntegrationTests
{
    private const string Route = "/api/products";

    [Fact]
    public async Task AFunctionsAnswerBecomesTheResponse()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns("""
            {"statusCode":201,"headers":{"Location":"/products/1","X-Number":7,"ETag":"\"1\"","Content-Type":"text/plain; charset=utf-8"},
             "multiValueHeaders":{"X-List":["a","b"],"etag":["\"1\""]},"body":"Größe","isBase64Encoded":false}
            """);

        var response = await world.GetAsync(Route);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.GetValues("X-List").ShouldBe(["a", "b"]);
        response.Headers.GetValues("X-Number").ShouldBe(["7"]);
        response.Headers.GetValues("ETag").ShouldBe(["\"1\""]); // The same pair in both places counts once.
        response.Headers.Location!.OriginalString.ShouldBe("/products/1");
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        response.Headers.Contains("x-amzn-RequestId").ShouldBeTrue();
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Größe");
    }

    [Fact]
    public async Task ABodyInBase64IsDecodedAndAMissingTypeIsJson()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns("""{"statusCode":"200","body":"/wDD","isBase64Encoded":true}""");

        var response = await world.GetAsync(Route);

        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe([0xFF, 0x00, 0xC3]);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public async Task SomeAnswersHaveNoBodyWhateverTheFunctionSays(int status)
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns($$"""{"statusCode":{{status}},"body":"surprise"}""");

        var response = await world.GetAsync(Route);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        ((int)(await world.GetAsync("/api/health")).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task HeadersOfTheConnectionAreNotTakenFromAFunction()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns("""
            {"statusCode":200,"body":"ok",
             "headers":{"Connection":"close","Transfer-Encoding":"chunked","Content-Length":"99","WWW-Authenticate":"x"}}
            """);

        var response = await world.GetAsync(Route);

        response.Headers.ConnectionClose.ShouldBeNull();
        response.Headers.TransferEncodingChunked.ShouldBeNull();
        response.Content.Headers.ContentLength.ShouldBe(2);
        response.Headers.GetValues("x-amzn-Remapped-WWW-Authenticate").ShouldBe(["x"]);
        response.Headers.WwwAuthenticate.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"200\"")]
    [InlineData("{}")]
    [InlineData("""{"statusCode":null}""")]
    [InlineData("""{"statusCode":99}""")]
    [InlineData("""{"statusCode":101}""")]
    [InlineData("""{"statusCode":600}""")]
    [InlineData("""{"statusCode":200.5}""")]
    [InlineData("""{"statusCode":"OK"}""")]
    [InlineData("""{"statusCode":200,"body":{"a":1}}""")]
    [InlineData("""{"statusCode":200,"body":1}""")]
    [InlineData("""{"statusCode":200,"body":"\ud800"}""")]
    [InlineData("""{"statusCode":200,"body":"!","isBase64Encoded":true}""")]
    [InlineData("""{"statusCode":200,"isBase64Encoded":"true"}""")]
    [InlineData("""{"statusCode":200,"headers":[]}""")]
    [InlineData("""{"statusCode":200,"headers":{"a":null}}""")]
    [InlineData("""{"statusCode":200,"headers":{"a":"1\r\nSet-Cookie: x=1"}}""")]
    [InlineData("""{"statusCode":200,"headers":{"a b":"1"}}""")]
    [InlineData("""{"statusCode":200,"headers":{"":"1"}}""")]
    [InlineData("""{"statusCode":200,"headers":{"a":"ä"}}""")]
    [InlineData("""{"statusCode":200,"multiValueHeaders":{"a":"1"}}""")]
    [InlineData("""{"statusCode":200,"multiValueHeaders":{"a":[{}]}}""")]
    public async Task AMalformedProxyResponseIsABadGateway(string json)
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns(json);

        await (await world.GetAsync(Route)).ShouldBeAsync(GatewayResponse.Failed);
        (await world.Log.NextAsync()).ShouldContain("malformed Lambda proxy response");
    }

    [Fact]
    public async Task AFailedFunctionIsABadGateway()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns(new FunctionAnswer.Failed());

        await (await world.GetAsync(Route)).ShouldBeAsync(GatewayResponse.Failed);
    }

    [Fact]
    public async Task AFunctionThatRunsIntoItsOwnTimeoutIsABadGateway()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns(new FunctionAnswer.TimedOut());

        await (await world.GetAsync(Route)).ShouldBeAsync(GatewayResponse.Failed);
        (await world.Log.NextAsync()).ShouldContain("timeout passed");
    }

    [Fact]
    public async Task AThrottledFunctionIsABadGateway()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns(new FunctionAnswer.Throttled());

        await (await world.GetAsync(Route)).ShouldBeAsync(GatewayResponse.Failed);
        (await world.Log.NextAsync()).ShouldContain("the function is throttled");
    }

    [Fact]
    public async Task AnExceptionOfOursIsAnInternalProblemAndIsLogged()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Answer = () => throw new InvalidOperationException("a bug");

        var response = await world.GetAsync(Route);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.JsonAsync())["type"]!.ToString().ShouldBe(Problem.Internal.Type);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("a bug");
        (await world.Failures.NextAsync()).ShouldContain("a bug");
    }

    [Fact]
    public async Task AClientThatGoesAwayHarmsNobody()
    {
        await using var world = await GatewayWorld.StartAsync();
        var (called, answer) = (new TaskCompletionSource(), new TaskCompletionSource<FunctionAnswer>());
        world.Functions.Answer = () =>
        {
            called.SetResult();
            return answer.Task;
        };
        using var patience = new CancellationTokenSource();
        var request = world.Http.GetAsync(Route, patience.Token);
        await called.Task;

        await patience.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(request);
        (await world.Log.NextAsync()).ShouldContain("\"status\":499");

        answer.SetResult(FakeFunctions.Json("""{"statusCode":200}"""));
        ((int)(await world.GetAsync("/api/health")).StatusCode).ShouldBe(200);
    }
}
