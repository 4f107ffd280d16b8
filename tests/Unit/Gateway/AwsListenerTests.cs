using System.Net;
using System.Text;
using Ecommerce.Local;
using Ecommerce.Local.Emulators;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class AwsListenerTests
{
    [Theory]
    [InlineData("/", "DynamoDB_20120810.GetItem", null, "dynamodb")]
    [InlineData("/", "DynamoDBStreams_20120810.GetRecords", "s3", "dynamodb")]
    [InlineData("/2015-03-31/functions/x/invocations", null, "s3", "lambda")]
    [InlineData("/bucket/key%20a", null, "s3", "s3")]
    [InlineData("/bucket/key?X-Amz-Credential=AKIA%2F20261122%2Fus-east-1%2Fs3%2Faws4_request", null, null, "s3")]
    public async Task ACallReachesTheServiceItIsFor(string path, string? target, string? scope, string service)
    {
        await using var aws = await WorldAsync();

        var response = await aws.SendAsync(path, target, scope);

        (await TextAsync(response)).ShouldBe($"{service} POST {path.Split('?')[0]} [body]");
        response.Headers.GetValues("x-amzn-RequestId").Single().Length.ShouldBe(36);
        response.Headers.GetValues("x-amz-crc32").ShouldBe(["7"]);
    }

    [Fact]
    public async Task AServiceThatIsNotHereIsNamed()
    {
        await using var aws = await WorldAsync();

        var json = await aws.SendAsync("/", "Kinesis_20131202.PutRecord", null);
        var xml = await aws.SendAsync("/", null, "rds");

        json.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TextAsync(json)).ShouldBe(
            """{"__type":"UnknownOperationException","message":"The local AWS has no service \u0027Kinesis_20131202\u0027"}""");
        (await TextAsync(xml)).ShouldContain("<Code>UnknownOperationException</Code>");
        (await TextAsync(xml)).ShouldContain("rds");
    }

    [Fact]
    public async Task ACallThatSaysNothingOfItselfIsRefused()
    {
        await using var aws = await WorldAsync();

        var response = await aws.SendAsync("/", null, null);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TextAsync(response)).ShouldContain("MissingAuthenticationTokenException");
    }

    [Fact]
    public async Task TheGuardIsAskedBeforeTheEmulator()
    {
        await using var aws = await WorldAsync(new ClosedDoor());

        var response = await aws.SendAsync("/", "DynamoDB_20120810.GetItem", null);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TextAsync(response)).ShouldBe("not you, dynamodb");
    }

    [Theory]
    [InlineData("Host: rebound.evil.example")]
    [InlineData("Host: rebound.evil.example:4566")]
    [InlineData("Host: 192.168.0.7")]
    [InlineData("Host: localhost.evil.example")]
    [InlineData("Host: 127.0.0.1.evil.example")]
    [InlineData("Host:")]
    [InlineData("Host: 127.0.0.1\r\nOrigin: https://evil.example")]
    [InlineData("Host: 127.0.0.1\r\nOrigin: null")]
    [InlineData("Host: localhost\r\nSec-Fetch-Site: cross-site")]
    [InlineData("Host: localhost\r\nSec-Fetch-Site: same-site")]
    [InlineData("Host: localhost\r\nSec-Fetch-Site: same-origin")]
    [InlineData("Host: localhost\r\nSec-Fetch-Site: none, cross-site")]
    public async Task AWebPageReachesNoService(string headers)
    {
        await using var aws = await WorldAsync();

        var answers = new[]
        {
            await Raw.AskAsync(aws.Listener.Address, Post("/2015-03-31/functions/x/invocations", headers)),
            await Raw.AskAsync(aws.Listener.Address, Post("/", headers + "\r\nX-Amz-Target: DynamoDB_20120810.GetItem")),
        };

        answers.Select(Raw.StatusOf).ShouldBe([403, 403]);
        answers.ShouldAllBe(answer => answer.Contains("AccessDeniedException") && !answer.Contains("[body]"));
    }

    [Theory]
    [InlineData("Host: 127.0.0.1")]
    [InlineData("Host: 127.0.0.1:4566")]
    [InlineData("Host: localhost")]
    [InlineData("Host: LocalHost:4566")]
    [InlineData("Host: [::1]")]
    [InlineData("Host: [::1]:4566")]
    [InlineData("Host: localhost\r\nSec-Fetch-Site: none")]
    public async Task AProgramOfThisMachineReachesEveryService(string headers)
    {
        await using var aws = await WorldAsync();

        var answer = await Raw.AskAsync(aws.Listener.Address, Post("/2015-03-31/functions/x/invocations", headers));

        Raw.StatusOf(answer).ShouldBe(200);
        answer.ShouldContain("[body]");
    }

    [Fact]
    public async Task ABodyIsBounded()
    {
        await using var aws = await WorldAsync();

        var answer = await Raw.AskAsync(
            aws.Listener.Address,
            "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: DynamoDB_20120810.X\r\n"
            + $"Content-Length: {ListenerLimits.AwsBodyBytesMax + 1}\r\n\r\n");

        Raw.StatusOf(answer).ShouldBe(413);
        answer.ShouldContain("RequestEntityTooLargeException");
    }

    [Fact]
    public async Task AnEmulatorsBugIsAnInternalFailureAndIsLogged()
    {
        await using var aws = await WorldAsync();

        var response = await aws.SendAsync("/throw", null, "s3");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await TextAsync(response)).ShouldContain("InternalFailure");
        (await aws.Failures.NextAsync()).ShouldContain("a bug");
    }

    [Fact]
    public async Task APoolPublishesItsKeys()
    {
        await using var aws = await WorldAsync();
        var pool = GatewayWorld.Pools[Platform.Admins];

        var configuration = await (await aws.Http.GetAsync($"/{pool.Id}/.well-known/openid-configuration", Cancellation)).JsonAsync();
        configuration["issuer"]!.ToString().ShouldBe(pool.Issuer);
        var keys = await (await aws.Http.GetAsync(configuration["jwks_uri"]!.ToString(), Cancellation)).JsonAsync();
        keys["keys"]!.AsArray().Single()!["kid"]!.ToString().ShouldBe(pool.KeyId);
        keys["keys"]!.AsArray().Single()!["e"]!.ToString().ShouldBe("AQAB");
        keys.ToJsonString().ShouldNotContain("\"d\"");
        (await aws.Http.GetAsync("/us-east-1_000000000/.well-known/jwks.json", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Cancellation);

    private static string Post(string path, string headers) =>
        $"POST {path} HTTP/1.1\r\n{headers}\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nbody";

    private static async Task<World> WorldAsync(ICallGuard? guard = null)
    {
        var failures = new LineWriter();
        IEmulator[] emulators = [new Echo("dynamodb"), new Echo("lambda"), new Echo("s3")];
        var listener = await AwsListener.StartAsync(
            0, emulators, GatewayWorld.Pools, guard ?? new OpenDoor(), failures, Cancellation);
        return new(listener, failures);
    }

    private sealed class World(AwsListener listener, LineWriter failures) : IAsyncDisposable
    {
        public AwsListener Listener => listener;

        public LineWriter Failures => failures;

        public HttpClient Http { get; } = new() { BaseAddress = listener.Address };

        public Task<HttpResponseMessage> SendAsync(string path, string? target, string? scope)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("body") };
            if (target is not null)
            {
                request.Headers.Add("X-Amz-Target", target);
            }

            if (scope is not null)
            {
                var signed = $"AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-east-1/{scope}/aws4_request, SignedHeaders=host, Signature=0";
                request.Headers.TryAddWithoutValidation("Authorization", signed);
            }

            return Http.SendAsync(request, Cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await listener.DisposeAsync();
        }
    }

    private sealed class Echo(string service) : IEmulator
    {
        public string Service => service;

        public ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation) => call.Path == "/throw"
            ? throw new InvalidOperationException("a bug")
            : new(new AwsReply(
                200,
                "text/plain",
                Encoding.UTF8.GetBytes($"{service} {call.Method} {call.Path} [{Encoding.UTF8.GetString(call.Body.Span)}]"))
            {
                Headers = [new("x-amz-crc32", "7")],
            });
    }

    private sealed class ClosedDoor : ICallGuard
    {
        public Admission Admit(AwsCall call, string service) =>
            new(Call: null, new AwsReply(403, "text/plain", Encoding.UTF8.GetBytes($"not you, {service}")));
    }
}
