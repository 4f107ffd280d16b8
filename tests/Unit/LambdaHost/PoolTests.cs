using System.Collections.Concurrent;
using Ecommerce.Local.Emulators.Lambda;
using Host = Ecommerce.Local.Emulators.Lambda.LambdaHost;

namespace Ecommerce.Tests.Unit.LambdaHost;

public sealed class PoolTests
{
    private static readonly CancellationToken s_none = CancellationToken.None;

    [Fact]
    public async Task AFunctionAnswersAndTheFirstRequestOfAnInstanceIsCold()
    {
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(text => Task.FromResult(text + "!")));
        (await host.AskAsync("a")).ShouldSucceed().ShouldBe("a!");
        (await host.AskAsync("b")).ShouldSucceed().ShouldBe("b!");
        host.Recent.Select(r => (r.Function, r.Cold, Init: r.Init is not null, r.Outcome, r.Code))
            .ShouldBe([("f", true, true, "ok", "in-process"), ("f", false, false, "ok", "in-process")]);
    }

    [Fact]
    public async Task AnInstanceServesOneRequestAtATimeAndThereAreNoMoreInstancesThanAllowed()
    {
        var (running, most) = (0, 0);
        var gate = new TaskCompletionSource();
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f", instancesMax: 3), Functions.Code(async text =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await gate.Task;
            Interlocked.Decrement(ref running);
            return text;
        }));
        var asked = Enumerable.Range(0, 20).Select(i => host.AskAsync($"{i}")).ToArray();
        await Eventually.TrueAsync(() => Volatile.Read(ref running) == 3);
        gate.SetResult();
        (await Task.WhenAll(asked)).Select(r => r.ShouldSucceed()).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
        most.ShouldBe(3);
    }

    [Fact]
    public async Task RequestsWaitInTheOrderInWhichTheyCame()
    {
        var (gate, served) = (new TaskCompletionSource(), new ConcurrentQueue<string>());
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(async text =>
        {
            served.Enqueue(text);
            await gate.Task;
            return text;
        }));
        var asked = Enumerable.Range(0, 10).Select(i => host.AskAsync($"{i}")).ToArray();
        gate.SetResult();
        await Task.WhenAll(asked);
        served.ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
    }

    [Fact]
    public async Task ARequestBeyondTheQueueIsThrottledAtOnce()
    {
        var gate = new TaskCompletionSource<string>();
        await using var host = new Host(TimeProvider.System, limits: new() { QueueLengthMax = 2 });
        host.Add(Functions.Named("f"), Functions.Code(_ => gate.Task));
        await host.WarmAsync("f", s_none);
        var accepted = Enumerable.Range(0, 3).Select(_ => host.AskAsync("x")).ToArray();
        (await host.AskAsync("one too many")).ShouldBeOfType<InvokeResult.Throttled>();
        gate.SetResult("done");
        (await Task.WhenAll(accepted)).ShouldAllBe(result => result is InvokeResult.Succeeded);
        host.Recent[0].Outcome.ShouldBe("throttled");
    }

    [Fact]
    public async Task ARequestThatWaitsTooLongIsThrottled()
    {
        var (time, gate) = (new ManualTime(), new TaskCompletionSource<string>());
        await using var host = new Host(time, limits: new() { QueueWaitMax = TimeSpan.FromSeconds(7) });
        host.Add(Functions.Named("f"), Functions.Code(_ => gate.Task));
        await host.WarmAsync("f", s_none);
        var first = host.AskAsync("first");
        var second = host.AskAsync("second");
        time.Advance(TimeSpan.FromSeconds(7));
        (await second).ShouldBeOfType<InvokeResult.Throttled>();
        gate.SetResult("done");
        (await first).ShouldSucceed();
    }

    [Fact]
    public async Task AHandlerThatThrowsFailsTheRequestInAwsWords()
    {
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(_ => throw new InvalidOperationException("no tea")));
        var failed = (await host.AskAsync("x")).ShouldFail();
        (failed.ErrorType, failed.Message).ShouldBe(("InvalidOperationException", "no tea"));
        Functions.Text(failed.Payload)
            .ShouldStartWith("""{"errorType":"InvalidOperationException","errorMessage":"no tea","stackTrace":["at""");
        host.Recent.Single().Outcome.ShouldBe("InvalidOperationException");
    }

    [Fact]
    public async Task ARequestBeyondTheTimeoutEndsItsInstanceAndTheNextGetsANewOne()
    {
        var (time, instances) = (new ManualTime(), 0);
        await using var host = new Host(time);
        host.Add(Functions.Named("f", timeoutSeconds: 3), new InProcessCode(_ =>
        {
            var number = Interlocked.Increment(ref instances);
            return async (_, _) => number == 1 ? await new TaskCompletionSource<byte[]>().Task : Functions.Bytes("fine");
        }));
        var asked = host.AskAsync("x");
        await time.TimerSetAsync(TimeSpan.FromSeconds(3));
        time.Advance(TimeSpan.FromSeconds(3));
        var late = (await asked).ShouldBeOfType<InvokeResult.TimedOut>();
        late.Message.ShouldBe("Task timed out after 3.00 seconds");
        (await host.AskAsync("y")).ShouldSucceed().ShouldBe("fine");
        instances.ShouldBe(2);
    }

    [Fact]
    public async Task AnIdleInstanceIsStoppedAfterAWhile()
    {
        var (time, instances) = (new ManualTime(), 0);
        await using var host = new Host(time);
        host.Add(Functions.Named("f"), new InProcessCode(_ =>
        {
            Interlocked.Increment(ref instances);
            return (request, _) => new(request.Payload);
        }));
        await host.AskAsync("x");
        time.Advance(TimeSpan.FromMinutes(9));
        await host.AskAsync("still warm");
        instances.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(10));
        await host.AskAsync("cold again");
        instances.ShouldBe(2);
    }

    [Fact]
    public async Task AFailingStartFailsTheRequestThatWaitedAndBacksOffBeforeTheNext()
    {
        var (time, starts) = (new ManualTime(), 0);
        await using var host = new Host(time);
        host.Add(Functions.Named("f"), new InProcessCode(_ =>
            Interlocked.Increment(ref starts) <= 2
                ? throw new InvalidOperationException("TABLE is missing")
                : (request, _) => new(request.Payload)));
        (await host.AskAsync("x")).ShouldFail().Message.ShouldBe("TABLE is missing");
        var second = host.AskAsync("y");
        await time.TimerSetAsync(TimeSpan.FromMilliseconds(100));
        time.Advance(TimeSpan.FromMilliseconds(100));
        (await second).ShouldFail();
        var third = host.AskAsync("z");
        await time.TimerSetAsync(TimeSpan.FromMilliseconds(200));
        starts.ShouldBe(2);
        time.Advance(TimeSpan.FromMilliseconds(200));
        (await third).ShouldSucceed().ShouldBe("z");
    }

    [Fact]
    public async Task CodeThatCannotBeLaunchedFailsTheRequestThatWaitedAndIsTriedAgain()
    {
        await using var host = new Host(TimeProvider.System, limits: new() { QueueWaitMax = TimeSpan.FromSeconds(2) });
        host.Add(Functions.Named("f"), new Unlaunchable(failures: 1));
        var failed = (await host.AskAsync("x")).ShouldFail();
        (failed.ErrorType, failed.Message.Split("Error: ")[^1]).ShouldBe(("Runtime.InvalidEntrypoint", "IOException: no room"));
        (await host.AskAsync("y")).ShouldSucceed().ShouldBe("y");
        (await host.SwapAsync("f", new Unlaunchable(failures: 1), s_none))!.Message.ShouldBe("IOException: no room");
        (await host.AskAsync("z")).ShouldSucceed().ShouldBe("z");
    }

    [Fact]
    public async Task ACallerWhoLeavesDoesNotFreeTheInstanceBeforeItIsDone()
    {
        var (gate, running) = (new TaskCompletionSource<string>(), 0);
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(_ =>
        {
            Interlocked.Increment(ref running);
            return gate.Task;
        }));
        using var caller = new CancellationTokenSource();
        var left = host.InvokeAsync("f", Functions.Bytes("x"), caller.Token);
        await Eventually.TrueAsync(() => Volatile.Read(ref running) == 1);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left);
        var next = host.AskAsync("y");
        running.ShouldBe(1);
        gate.SetResult("done");
        (await next).ShouldSucceed();
        running.ShouldBe(2);
    }

    [Fact]
    public async Task StoppingTheHostTellsEveryoneWhoStillWaits()
    {
        var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(_ => new TaskCompletionSource<string>().Task));
        await host.WarmAsync("f", s_none);
        var asked = new[] { host.AskAsync("running"), host.AskAsync("waiting") };
        await host.DisposeAsync();
        (await Task.WhenAll(asked)).ShouldAllBe(result => result is InvokeResult.Failed);
        await Should.ThrowAsync<ObjectDisposedException>(() => host.AskAsync("late"));
    }

    private sealed class Unlaunchable(int failures) : ICode
    {
        private readonly InProcessCode _code = Functions.Code(Task.FromResult);

        private int _starts;

        public string Kind => _code.Kind;

        public IInstance Start(FunctionConfig config, string instanceId) =>
            Interlocked.Increment(ref _starts) <= failures ? throw new IOException("no room") : _code.Start(config, instanceId);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen)
        {
        }
    }
}
