using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Local;
using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;
using Microsoft.AspNetCore.Http;

namespace Ecommerce.Tests.Unit.Gateway;

/// <summary>An edge on a free port, the REST API behind it, and functions that answer what the test wants.</summary>
public sealed class GatewayWorld : IAsyncDisposable
{
    /// <summary>Shared, because making keys takes long and they never change.</summary>
    public static readonly UserPools Pools = MakePools();

    private GatewayWorld()
    {
    }

    public ManualClock Clock { get; } = new();

    public FakeFunctions Functions { get; } = new();

    public LineWriter Log { get; } = new();

    public LineWriter Failures { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    public RestApiFront Api { get; private set; } = null!;

    public Edge Edge { get; private set; } = null!;

    public TokenIssuer Tokens => new(Pools, Clock);

    public string AdminToken => Tokens.Issue(Platform.Admins, "root@example.com", "admin");

    public static async Task<GatewayWorld> StartAsync(Shop? shop = null, Func<ApiFrontOptions, ApiFrontOptions>? with = null)
    {
        var world = new GatewayWorld();
        var options = new ApiFrontOptions { Version = "1.2.3", Commit = "abc", AccessLog = world.Log, ApiId = "a1b2c3d4e5" };
        world.Api = new(
            shop ?? Shop.Describe(), world.Functions, new(Pools, world.Clock), world.Clock, with?.Invoke(options) ?? options);
        world.Edge = await Edge.StartAsync(0, world.Api, c => c.Response.WriteAsync("console"), world.Failures, Cancellation);
        world.Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = world.Edge.Address };
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Edge.DisposeAsync();
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token.Length == 0 ? "" : $"Bearer {token}");
        }

        return Http.SendAsync(request, Cancellation);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, token);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static UserPools MakePools()
    {
        var folder = Directory.CreateTempSubdirectory("user-pools-");
        var pools = UserPools.Open(folder.FullName, Shop.Describe());
        folder.Delete(recursive: true);
        return pools;
    }
}

internal static class Responses
{
    private static readonly string[] s_ofEveryAnswer =
        ["Date", "Server", "Transfer-Encoding", "Vary", "x-amz-apigw-id", "x-amzn-RequestId"];

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();

    /// <summary>Checks that a refusal is, word for word, what the deployed gateway's template makes.</summary>
    public static async Task ShouldBeAsync(this HttpResponseMessage response, GatewayResponse expected)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.ShouldBe(expected.Body(response.Headers.GetValues("x-amzn-RequestId").Single()));
        ((int)response.StatusCode).ShouldBe(expected.Problem.Status);
        response.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/problem+json"));
        response.Headers.Select(h => h.Key).Except(s_ofEveryAnswer, StringComparer.OrdinalIgnoreCase)
            .ShouldBe(expected.AllHeaders.Select(h => h.Key), ignoreOrder: true);
        expected.AllHeaders.ShouldAllBe(h => response.Headers.GetValues(h.Key).Single() == h.Value);
    }

    /// <summary>Checks the whole shape of a refusal that is not the gateway's on AWS.</summary>
    public static async Task ShouldBeAsync(this HttpResponseMessage response, Problem problem)
    {
        var body = await response.JsonAsync();
        ((int)response.StatusCode).ShouldBe(problem.Status, body.ToJsonString());
        response.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/problem+json"));
        body.Select(m => m.Key).ShouldBe(["type", "title", "status", "detail", "instance", "requestId"]);
        body["type"]!.ToString().ShouldBe(problem.Type);
        body["title"]!.ToString().ShouldBe(problem.Title);
        ((int)body["status"]!).ShouldBe(problem.Status);
        body["requestId"]!.ToString().ShouldBe(response.Headers.GetValues("x-amzn-RequestId").Single());
    }
}
