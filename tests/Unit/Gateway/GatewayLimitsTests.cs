using System.Net;
using Ecommerce.Kernel;
using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class GatewayLimitsTests
{
    [Fact]
    public async Task ABodyThatSaysItIsTooLargeIsRefusedUnread()
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.AskAsync(
            world.Edge.Address,
            $"POST /api/products HTTP/1.1\r\nHost: x\r\nAuthorization: {world.AdminToken}\r\n"
            + $"Content-Length: {GatewayLimits.BodyBytesMax + 1}\r\n\r\n");

        Raw.StatusOf(answer).ShouldBe(413);
        answer.ShouldContain(Problem.PayloadTooLarge.Type);
    }

    [Fact]
    public async Task ABodyInChunksThatGrowsTooLargeIsRefused()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/products")
        {
            Content = new StreamContent(new MemoryStream(new byte[GatewayLimits.BodyBytesMax + 1])),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new("Bearer", world.AdminToken);

        await (await world.Http.SendAsync(request, TestContext.Current.CancellationToken)).ShouldBeAsync(GatewayResponse.TooLarge);
    }

    [Fact]
    public async Task AnEventMayBeAsLargeAsLambdaTakes()
    {
        await using var world = await GatewayWorld.StartAsync();
        var fits = new StringContent(new('x', GatewayLimits.PayloadBytesMax - 8_192));
        var tooMuch = new StringContent(new('x', GatewayLimits.PayloadBytesMax));

        ((int)(await world.SendAsync(HttpMethod.Post, "/api/products", world.AdminToken, fits)).StatusCode).ShouldBe(200);
        await (await world.SendAsync(HttpMethod.Post, "/api/products", world.AdminToken, tooMuch)).ShouldBeAsync(GatewayResponse.TooLarge);
    }

    [Fact]
    public async Task AllBodiesTogetherAreBounded()
    {
        await using var world = await GatewayWorld.StartAsync(with: o => o with { BodiesBytesMax = 1_000 });

        for (var i = 0; i < 3; i++) // What was held is given back.
        {
            var fits = await world.SendAsync(HttpMethod.Post, "/api/products", world.AdminToken, new ByteArrayContent(new byte[1_000]));
            ((int)fits.StatusCode).ShouldBe(200);
        }

        var response = await world.SendAsync(HttpMethod.Post, "/api/products", world.AdminToken, new ByteArrayContent(new byte[1_001]));
        await response.ShouldBeAsync(Problem.Unavailable);
    }

    [Theory]
    [InlineData(10_000, 200)]
    [InlineData(10_240, 431)]
    public async Task HeadersAreBounded(int bytes, int status)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/products");
        request.Headers.Add("X-Large", new string('x', bytes));

        var response = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(status);
        if (status == Problem.HeadersTooLarge.Status)
        {
            await response.ShouldBeAsync(Problem.HeadersTooLarge);
        }
    }

    [Theory]
    [InlineData(GatewayLimits.UrlBytesMax, 200)]
    [InlineData(GatewayLimits.UrlBytesMax + 1, 414)]
    public async Task TheAddressIsBounded(int bytes, int status)
    {
        await using var world = await GatewayWorld.StartAsync();
        const string Path = "/api/products?q=";

        var response = await world.GetAsync(Path + new string('x', bytes - Path.Length));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task AFunctionHas29SecondsAndMayEndLater()
    {
        await using var world = await GatewayWorld.StartAsync();
        var (called, answer) = (new TaskCompletionSource(), new TaskCompletionSource<FunctionAnswer>());
        world.Functions.Answer = () =>
        {
            called.TrySetResult();
            return answer.Task;
        };
        var request = world.GetAsync("/api/products");
        await called.Task;

        world.Clock.Advance(GatewayLimits.IntegrationTimeout - TimeSpan.FromMilliseconds(1));
        request.IsCompleted.ShouldBeFalse();
        world.Clock.Advance(TimeSpan.FromMilliseconds(1));

        await (await request).ShouldBeAsync(GatewayResponse.TimedOut);
        answer.SetResult(FakeFunctions.Json("""{"statusCode":200}"""));
        ((int)(await world.GetAsync("/api/products")).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task AnAnswerMayBeAsLargeAsLambdaGives()
    {
        await using var world = await GatewayWorld.StartAsync();
        var around = """{"statusCode":200,"body":""}""".Length;
        string Answer(int bytes) => $$"""{"statusCode":200,"body":"{{new string('x', bytes - around)}}"}""";

        world.Functions.Returns(Answer(GatewayLimits.PayloadBytesMax));
        ((int)(await world.GetAsync("/api/products")).StatusCode).ShouldBe(200);

        world.Functions.Returns(Answer(GatewayLimits.PayloadBytesMax + 1));
        await (await world.GetAsync("/api/products")).ShouldBeAsync(GatewayResponse.Failed);
    }

    [Fact]
    public async Task TheConsoleRemembersTheLast200Requests()
    {
        await using var world = await GatewayWorld.StartAsync();
        for (var i = 0; i <= GatewayLimits.RecentRequestsMax; i++)
        {
            await world.GetAsync($"/api/nothing/{i}");
            await world.Log.NextAsync();
        }

        world.Api.Recent.Count.ShouldBe(GatewayLimits.RecentRequestsMax);
        world.Api.Recent[0].Path.ShouldBe("/nothing/1");
    }

    [Fact]
    public async Task BeyondTheBurstTheApiAsksToComeBack()
    {
        await using var world = await GatewayWorld.StartAsync(Slow(perSecond: 2, burst: 3));
        for (var i = 0; i < 3; i++)
        {
            (await world.GetAsync("/api/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var refused = await world.GetAsync("/api/health");
        await refused.ShouldBeAsync(GatewayResponse.Throttled);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));

        world.Clock.Advance(TimeSpan.FromMilliseconds(500));
        (await world.GetAsync("/api/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await world.GetAsync("/api/health")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task BenchmarksCanTakeTheThrottleAway()
    {
        await using var world = await GatewayWorld.StartAsync(Slow(perSecond: 1, burst: 1), o => o with { Throttles = false });

        (await world.GetAsync("/api/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await world.GetAsync("/api/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Shop Slow(int perSecond, int burst) => new(new ServiceSpec(
        "Slow", [Platform.Api with { Throttle = new(perSecond, burst) }, Platform.Customers, Platform.Admins], []));
}
