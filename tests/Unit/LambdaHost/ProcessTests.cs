using Ecommerce.Local.Emulators.Lambda;
using Host = Ecommerce.Local.Emulators.Lambda.LambdaHost;

namespace Ecommerce.Tests.Unit.LambdaHost;

/// <summary>Real processes that behave and misbehave: tests/Support/FakeRuntime.</summary>
public sealed class ProcessTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lambda-host-").FullName;
    private readonly Host _host = new(TimeProvider.System);
    private FunctionLogs _logs = null!;
    private RuntimeApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        _logs = new(_folder);
        _api = await RuntimeApi.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _api.DisposeAsync();
        _logs.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task ItAnswersAndItsLogReadsAsLambdaWouldWriteIt()
    {
        Add();
        (await _host.AskAsync("\"hello\"")).ShouldSucceed().ShouldBe("\"hello\"");
        (await _host.AskAsync("\"again\"")).ShouldSucceed().ShouldBe("\"again\"");
        var lines = Log().Split('\n');
        var id = _host.Recent[0].RequestId;
        lines[0].ShouldBe($"START RequestId: {id} Version: $LATEST");
        lines[1].ShouldBe($"END RequestId: {id}");
        lines[2].ShouldMatch($"^REPORT RequestId: {id}\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms"
            + "\tMemory Size: 128 MB\tMax Memory Used: [1-9]\\d* MB\tInit Duration: [0-9.]+ ms$");
        lines[5].ShouldNotContain("Init Duration");
    }

    [Fact]
    public async Task ACrashFailsItsRequestAndTheNextGetsANewProcess()
    {
        Add();
        var first = (await _host.AskAsync("pid")).ShouldSucceed();
        var failed = (await _host.AskAsync("exit 3")).ShouldFail();
        failed.ErrorType.ShouldBe("Runtime.ExitError");
        failed.Message.ShouldBe($"RequestId: {_host.Recent[1].RequestId} Error: Runtime exited with error: exit status 3");
        (await _host.AskAsync("pid")).ShouldSucceed().ShouldNotBe(first);
        await LoggedAsync("about to exit\nEND RequestId:");
    }

    [Fact]
    public async Task AProcessThatLeavesBetweenTwoRequestsCostsNone()
    {
        Add();
        for (var i = 0; i < 3; i++)
        {
            (await _host.AskAsync("leave when answered")).ShouldSucceed().ShouldBe("\"left\"");
        }
    }

    [Theory]
    [InlineData("exit-in-init", "Runtime.ExitError", "exit status 3")]
    [InlineData("error-in-init", "NoConfig", "TABLE is missing")]
    public async Task AProcessThatDoesNotComeUpFailsItsRequestWithTheReason(string behaviour, string type, string message)
    {
        Add(behaviour: behaviour);
        var failed = (await _host.AskAsync("x")).ShouldFail();
        failed.ErrorType.ShouldBe(type);
        failed.Message.ShouldEndWith(message);
        Functions.Text(failed.Payload).ShouldContain($"\"errorType\":\"{type}\"");
        Log().ShouldContain($"Status: error\tError Type: {type}");
    }

    [Fact]
    public async Task NothingToStartIsAnErrorThatSaysSo()
    {
        _host.Add(Functions.Named("f"), ProcessCode.Native(_api, _logs, Path.Combine(_folder, "bootstrap")));
        (await _host.AskAsync("x")).ShouldFail().ErrorType.ShouldBe("Runtime.InvalidEntrypoint");
    }

    [Theory]
    [InlineData("fail", "OutOfTea", "no tea")]
    [InlineData("fail in prose", "Runtime.UnknownReason", "no tea")]
    public async Task AnErrorThatTheRuntimePostsIsTheFailureAndTheProcessServesOn(string payload, string type, string message)
    {
        Add();
        var failed = (await _host.AskAsync(payload)).ShouldFail();
        (failed.ErrorType, failed.Message).ShouldBe((type, message));
        await _host.AskAsync("next");
        _host.Recent.Select(r => r.Cold).ShouldBe([true, false]);
    }

    [Fact]
    public async Task ATimeoutEndsTheProcessAndAllThatItStarted()
    {
        Add(timeoutSeconds: 1.5);
        (await _host.AskAsync("warm")).ShouldSucceed();
        (await _host.AskAsync("hang with child")).ShouldBeOfType<InvokeResult.TimedOut>();
        await LoggedAsync("child ");
        var log = Log();
        log.ShouldContain("Task timed out after 1.5");
        log.ShouldContain("Status: timeout");
        var child = log.Split('\n').Single(line => line.StartsWith("child ", StringComparison.Ordinal))[6..];
        await Eventually.TrueAsync(() => !IsRunning(child));
    }

    [Fact]
    public async Task StoppingTheHostLeavesNoProcess()
    {
        Add(instancesMax: 2);
        var pid = (await _host.AskAsync("pid")).ShouldSucceed();
        var hanging = _host.AskAsync("hang");
        await _host.DisposeAsync();
        (await hanging).ShouldFail().ErrorType.ShouldBe("Runtime.ExitError");
        IsRunning(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task ProcessesEndWhenTheRuntimeApiIsGone()
    {
        Add();
        var pid = (await _host.AskAsync("pid")).ShouldSucceed();
        await _api.DisposeAsync();
        await Eventually.TrueAsync(() => !IsRunning(pid));
    }

    [Theory]
    [InlineData("answer twice", "\"once\"", "second answer: 403")]
    [InlineData("answer another", "\"mine\"", "other answer: 400")]
    public async Task OnlyTheFirstAnswerToTheRequestAtHandCounts(string payload, string answer, string logged)
    {
        Add();
        (await _host.AskAsync(payload)).ShouldSucceed().ShouldBe(answer);
        (await _host.AskAsync("next")).ShouldSucceed().ShouldBe("next");
        await LoggedAsync(logged);
    }

    [Fact]
    public async Task AnAnswerOfMoreThanSixMegabytesIsRefused()
    {
        Add();
        var failed = (await _host.AskAsync("too large")).ShouldFail();
        failed.ErrorType.ShouldBe("Function.ResponseSizeTooLarge");
        failed.Message.ShouldBe("Response payload size exceeded maximum allowed payload size (6291556 bytes).");
        (await _host.AskAsync("next")).ShouldSucceed();
        await LoggedAsync("large answer: 413");
    }

    [Fact]
    public async Task ACallThatTheRuntimeApiDoesNotHaveIsNotFound()
    {
        Add();
        (await _host.AskAsync("unknown call")).ShouldSucceed().ShouldBe("404");
    }

    [Fact]
    public async Task TheEnvironmentIsTheFunctionsOwnAndLambdas()
    {
        Add();
        var names = (await _host.AskAsync("environment")).ShouldSucceed().Trim('"').Split(' ');
        string[] machine = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "PWD", "SHLVL", "_", "OLDPWD"];
        names.Except(machine).ShouldBe([
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "BEHAVIOUR", "LAMBDA_TASK_ROOT", "_HANDLER"]);
    }

    [Fact]
    public async Task TheEndOfARequestsLogIsAnsweredWhereItIsAskedFor()
    {
        Add();
        await _host.AskAsync("\"first\"");

        var log = await TailAsync("talk");

        log.ShouldStartWith("START RequestId: ");
        log.ShouldContain("\nREPORT RequestId: ");
        log.Split("START").Length.ShouldBe(2);
        (await _host.AskAsync("\"x\"")).Log.IsEmpty.ShouldBeTrue();

        // What comes through a pipe may be late on a busy machine, but not every time.
        await Eventually.TrueAsync(async () => (await TailAsync("talk")).Contains("\nI am talking\n", StringComparison.Ordinal));
        await Eventually.TrueAsync(async () => (await TailAsync("flood")).Length == 4096);
    }

    [Theory]
    [InlineData("Root=\u00e9")]
    [InlineData("Root=1-00000000-000000000000000000000000\r\nInjected: yes")]
    [InlineData("garbage")]
    public async Task ATraceHeaderThatIsNoneIsReplaced(string header)
    {
        Add();

        var result = await _host.InvokeAsync(
            "f", Functions.Bytes("\"x\""), new InvokeOptions { TraceId = header }, TestContext.Current.CancellationToken);

        result.ShouldSucceed().ShouldBe("\"x\"");
        _host.Recent[0].TraceId.ShouldMatch("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$");
    }

    [Fact]
    public async Task TheClientContextReachesTheRuntime()
    {
        Add();

        var result = await _host.InvokeAsync(
            "f", Functions.Bytes("\"client\""), new InvokeOptions { ClientContext = """{"app":"a"}""" },
            TestContext.Current.CancellationToken);

        result.ShouldSucceed().ShouldBe("""{"app":"a"}""");
    }

    [Fact]
    public async Task SwappingProcessesUnderLoadFailsNoRequest()
    {
        Add(instancesMax: 2);
        await _host.AskAsync("warm");
        using var enough = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var results = new List<InvokeResult>();
            while (!enough.IsCancellationRequested)
            {
                results.Add(await _host.AskAsync("\"x\""));
            }

            return results;
        })));
        (await _host.SwapAsync("f", Fake(), CancellationToken.None)).ShouldBeNull();
        (await _host.SwapAsync("f", Fake(), CancellationToken.None)).ShouldBeNull();
        await enough.CancelAsync();
        (await load).SelectMany(results => results).ShouldAllBe(result => result is InvokeResult.Succeeded);
    }

    private async Task<string> TailAsync(string payload) => Functions.Text((await _host.InvokeAsync(
        "f", Functions.Bytes($"\"{payload}\""), new InvokeOptions { TailsLog = true }, TestContext.Current.CancellationToken)).Log);

    private void Add(string behaviour = "", int instancesMax = 1, double timeoutSeconds = 20) =>
        _host.Add(Functions.Named("f", instancesMax, timeoutSeconds, behaviour), Fake());

    private ProcessCode Fake() =>
        ProcessCode.Jit(_api, _logs, Path.Combine(AppContext.BaseDirectory, "Ecommerce.Tests.FakeRuntime.dll"));

    // What a process prints comes through a pipe of its own, maybe after its answer.
    private Task LoggedAsync(string text) => Eventually.TrueAsync(() => Log().Contains(text, StringComparison.Ordinal));

    private string Log()
    {
        _logs.Of("f").Flush();
        return File.ReadAllText(_logs.PathOf("f"));
    }

    private static bool IsRunning(string pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // It is gone, maybe in this very moment.
        }
    }
}
