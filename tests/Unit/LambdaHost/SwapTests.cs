using Ecommerce.Local.Emulators.Lambda;
using Host = Ecommerce.Local.Emulators.Lambda.LambdaHost;

namespace Ecommerce.Tests.Unit.LambdaHost;

public sealed class SwapTests
{
    private static readonly CancellationToken s_none = CancellationToken.None;

    [Fact]
    public async Task NewRequestsGoToTheNewCodeWhileABusyInstanceFinishesItsRequest()
    {
        var gate = new TaskCompletionSource<string>();
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(_ => gate.Task, "jit"));
        var old = host.AskAsync("old");
        await Eventually.TrueAsync(() => !old.IsCompleted);
        (await host.SwapAsync("f", Functions.Code(text => Task.FromResult("new " + text), "native"), s_none)).ShouldBeNull();
        (await host.AskAsync("x")).ShouldSucceed().ShouldBe("new x");
        gate.SetResult("from the old");
        (await old).ShouldSucceed().ShouldBeOneOf("from the old", "new old");
        host.Recent[0].Code.ShouldBe("native");
    }

    [Fact]
    public async Task CodeThatDoesNotStartLeavesTheOldInPlaceAndSaysWhy()
    {
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(text => Task.FromResult("old " + text)));
        var failure = await host.SwapAsync("f", new InProcessCode(_ => throw new InvalidOperationException("cannot link")), s_none);
        failure.ShouldNotBeNull().Message.ShouldBe("cannot link");
        (await host.AskAsync("x")).ShouldSucceed().ShouldBe("old x");
    }

    [Fact]
    public async Task UnderConstantLoadNoRequestFails()
    {
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f", instancesMax: 3), Version(0));
        using var enough = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(_ => Task.Run(() => AskUntilAsync(host, enough.Token))).ToArray();
        for (var version = 1; version <= 30; version++)
        {
            (await host.SwapAsync("f", Version(version), s_none)).ShouldBeNull();
            (await host.AskAsync("")).ShouldSucceed().ShouldBe($"{version}");
        }

        await enough.CancelAsync();
        (await Task.WhenAll(load)).ShouldAllBe(failures => failures == 0);

        static InProcessCode Version(int number) => Functions.Code(async _ =>
        {
            await Task.Yield();
            return $"{number}";
        });
    }

    private static async Task<int> AskUntilAsync(Host host, CancellationToken enough)
    {
        var failures = 0;
        while (!enough.IsCancellationRequested)
        {
            failures += await host.AskAsync("") is InvokeResult.Succeeded ? 0 : 1;
        }

        return failures;
    }
}
