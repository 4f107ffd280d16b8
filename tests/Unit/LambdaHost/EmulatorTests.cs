using Ecommerce.Iam;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Trust;
using Host = Ecommerce.Local.Emulators.Lambda.LambdaHost;

namespace Ecommerce.Tests.Unit.LambdaHost;

public sealed class EmulatorTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly List<DeadEvent> _dead = [];
    private readonly Host _host = new(TimeProvider.System);
    private int _attempts;
    private AsyncInvocations _asynchronous = null!;

    public ValueTask InitializeAsync()
    {
        _asynchronous = new(_host, _time, _dead.Add);
        _host.Add(Functions.Named("shop-get"), Functions.Code(text => Task.FromResult(text)));
        _host.Add(Functions.Named("shop-fail"), Functions.Code(_ =>
        {
            Interlocked.Increment(ref _attempts);
            throw new InvalidOperationException("no tea");
        }));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _asynchronous.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("shop-get")]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:shop-get")]
    [InlineData("000000000000:function:shop-get")]
    [InlineData("shop-get:$LATEST")]
    public async Task ASynchronousInvocationAnswersWithThePayload(string name)
    {
        var reply = await PostAsync(name, """{"a":1}""");
        (reply.Status, Functions.Text(reply.Body)).ShouldBe((200, """{"a":1}"""));
        reply.Headers.ShouldBe([new("X-Amz-Executed-Version", "$LATEST")]);
    }

    [Fact]
    public async Task AFailureIsAnAnswerWithTheFunctionErrorHeader()
    {
        var reply = await PostAsync("shop-fail", "{}");
        reply.Status.ShouldBe(200);
        reply.Headers.ShouldContain(new KeyValuePair<string, string>("X-Amz-Function-Error", "Unhandled"));
        Functions.Text(reply.Body).ShouldContain("\"errorMessage\":\"no tea\"");
    }

    [Fact]
    public async Task AnUnknownFunctionIsRefusedInAwsWords()
    {
        var reply = await PostAsync("shop-none", "{}");
        reply.Status.ShouldBe(404);
        reply.Headers.ShouldContain(new KeyValuePair<string, string>("x-amzn-ErrorType", "ResourceNotFoundException"));
        Functions.Text(reply.Body).ShouldBe(
            """{"Type":"User","Message":"Function not found: arn:aws:lambda:us-east-1:000000000000:function:shop-none"}""");
    }

    [Theory]
    [InlineData("RequestResponse", "not json", 400)]
    [InlineData("RequestResponse", "{} {}", 400)]
    [InlineData("DryRun", "{}", 204)]
    [InlineData("Later", "{}", 400)]
    public async Task OtherInvocationsAreAnsweredByTheirKind(string type, string body, int status) =>
        (await PostAsync("shop-get", body, type)).Status.ShouldBe(status);

    [Fact]
    public async Task ARequestOfMoreThanSixMegabytesIsRefused() =>
        (await PostAsync("shop-get", '"' + new string('x', 6 * 1024 * 1024) + '"')).Status.ShouldBe(413);

    [Fact]
    public async Task AnEventIsAcceptedAndTriedThreeTimesInAll()
    {
        (await PostAsync("shop-fail", """{"n":7}""", "Event")).Status.ShouldBe(202);
        await _time.TimerSetAsync(TimeSpan.FromMinutes(1));
        _time.Advance(TimeSpan.FromMinutes(1));
        await _time.TimerSetAsync(TimeSpan.FromMinutes(2));
        _time.Advance(TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync(() => _dead.Count == 1);
        (_attempts, Functions.Text(_dead[0].Payload), _dead[0].Attempts).ShouldBe((3, """{"n":7}""", 3));
    }

    [Fact]
    public async Task TheFunctionsAreListedInPages()
    {
        var first = await GetAsync("/", "MaxItems=1");
        Functions.Text(first.Body).ShouldContain("\"FunctionName\":\"shop-fail\"");
        Functions.Text(first.Body).ShouldContain("\"NextMarker\":\"shop-fail\"");
        var second = await GetAsync("/", "MaxItems=1&Marker=shop-fail");
        Functions.Text(second.Body).ShouldContain("\"FunctionName\":\"shop-get\"");
        Functions.Text(second.Body).ShouldNotContain("NextMarker");
    }

    [Fact]
    public async Task AFunctionIsDescribed()
    {
        Functions.Text((await GetAsync("/shop-get")).Body).ShouldStartWith("{\"Configuration\":{\"FunctionName\":\"shop-get\"");
        Functions.Text((await GetAsync("/shop-get/configuration")).Body).ShouldContain("\"State\":\"Active\"");
        (await GetAsync("/shop-none")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("/", "FunctionVersion=ALL", "FunctionVersion")]
    [InlineData("/shop-get", "Qualifier=$LATEST&Master=1", "Master")]
    [InlineData("/", "MaxItems=none", "maxItems")]
    public async Task AParameterThatNobodyHeedsIsRefusedByName(string path, string query, string name)
    {
        var reply = await GetAsync(path, query);
        reply.Status.ShouldBe(400);
        Functions.Text(reply.Body).ShouldContain($"'{name}'");
    }

    [Theory]
    [InlineData("shop-get:prod")]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:shop-get:7")]
    [InlineData("arn:aws:lambda:eu-west-1:000000000000:function:shop-get")]
    [InlineData("111111111111:function:shop-get")]
    public async Task AnotherVersionIsNotFound(string name)
    {
        var reply = await PostAsync(name, "{}");
        reply.Status.ShouldBe(404);
        Functions.Text(reply.Body).ShouldContain(name.Split(':')[^1]);
    }

    [Theory]
    [InlineData("x-amz-log-type", "All", "'logType'")]
    [InlineData("x-amz-client-context", "no base64", "Client context must be a valid Base64-encoded JSON object.")]
    [InlineData("x-amz-client-context", "W10=", "Client context must be a valid Base64-encoded JSON object.")]
    [InlineData("x-amz-client-context", "", "Client context must be a valid Base64-encoded JSON object.")]
    [InlineData("x-amz-client-context", "eyJhIjoiXHVkODAwIn0=", "Client context must be a valid Base64-encoded JSON object.")]
    [InlineData("x-amz-tenant-id", "t", "'x-amz-tenant-id'")]
    public async Task AHeaderThatCannotBeHeededIsRefused(string header, string value, string words)
    {
        var headers = new Dictionary<string, string> { [header] = value };
        var reply = await Emulator().HandleAsync(
            new("POST", "/2015-03-31/functions/shop-get/invocations", "", headers, Functions.Bytes("{}")) { Caller = Caller.Owner },
            TestContext.Current.CancellationToken);
        reply.Status.ShouldBe(400);
        Functions.Text(reply.Body).ShouldContain(words);
    }

    private ValueTask<AwsReply> GetAsync(string path, string query = "") => Emulator().HandleAsync(
        new("GET", $"/2015-03-31/functions{path}", query, new Dictionary<string, string>(), default) { Caller = Caller.Owner },
        TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("POST", "shop-get/invocations", "lambda:InvokeFunction", "arn:aws:lambda:us-east-1:000000000000:function:shop-get")]
    [InlineData("POST", "shop-none/invocations", "lambda:InvokeFunction", "arn:aws:lambda:us-east-1:000000000000:function:shop-none")]
    [InlineData("GET", "", "lambda:ListFunctions", "*")]
    public async Task WhoMayNotIsRefusedInAwsWords(string method, string path, string action, string resource)
    {
        var policy = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}}""");
        var session = new RoleSession("shop", "one", policy, TimeProvider.System, _ => { });
        var call = new AwsCall(method, $"/2015-03-31/functions/{path}", "", new Dictionary<string, string>(), Functions.Bytes("{}"));

        var reply = await Emulator().HandleAsync(call with { Caller = session }, TestContext.Current.CancellationToken);

        reply.Status.ShouldBe(403);
        reply.Headers.ShouldBe([new("x-amzn-ErrorType", "AccessDeniedException")]);
        Functions.Text(reply.Body).ShouldBe(
            $"{{\"Message\":\"User: {session.Arn} is not authorized to perform: {action} on resource: {resource} "
            + $"because no identity-based policy allows the {action} action\"}}");
    }

    [Fact]
    public async Task WhoMayIsAnswered()
    {
        var policy = PolicyDocument.Parse("""
            {"Statement":{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:*:*:function:shop-get"}}
            """);
        var call = new AwsCall(
            "POST", "/2015-03-31/functions/shop-get/invocations", "", new Dictionary<string, string>(), Functions.Bytes("{}"))
        {
            Caller = new RoleSession("shop", "one", policy, TimeProvider.System, _ => { }),
        };

        (await Emulator().HandleAsync(call, TestContext.Current.CancellationToken)).Status.ShouldBe(200);
    }

    private ValueTask<AwsReply> PostAsync(string name, string body, string type = "RequestResponse") => Emulator().HandleAsync(
        new("POST", $"/2015-03-31/functions/{Uri.EscapeDataString(name)}/invocations", "",
            new Dictionary<string, string> { ["x-amz-invocation-type"] = type }, Functions.Bytes(body)) { Caller = Caller.Owner },
        TestContext.Current.CancellationToken);

    private LambdaEmulator Emulator() => new(_host, _asynchronous);
}
