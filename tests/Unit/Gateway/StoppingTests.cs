using System.Net.Sockets;
using Ecommerce.Local;
using Microsoft.AspNetCore.Http;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class StoppingTests
{
    private const string Request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

    private readonly TaskCompletionSource _arrived = new();
    private readonly TaskCompletionSource _gate = new();

    [Fact]
    public void RequestsHaveMostOfAStopAndFunctionsTheRest()
    {
        ListenerLimits.Stopping.ShouldBeGreaterThanOrEqualTo(LocalLimits.Stopping / 2);
        ListenerLimits.Stopping.ShouldBeLessThan(LocalLimits.Stopping - TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task ARequestInFlightIsFinishedBeforeTheListenerStops()
    {
        var (server, answer) = await StartWithARequestAsync();
        using var patience = new CancellationTokenSource();

        var stopped = server.StopAsync(patience.Token);
        stopped.IsCompleted.ShouldBeFalse();
        _gate.SetResult();

        Raw.StatusOf(await answer).ShouldBe(204);
        await stopped;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ARequestThatOutlastsThePatienceIsCutOff(bool isOverBefore)
    {
        var (server, answer) = await StartWithARequestAsync();
        using var patience = new CancellationTokenSource();
        if (isOverBefore)
        {
            await patience.CancelAsync(); // As when the other listener used all of it.
        }

        var stopped = server.StopAsync(patience.Token);
        await patience.CancelAsync();

        await stopped.WaitAsync(ListenerLimits.Stopping, TestContext.Current.CancellationToken);
        await Should.ThrowAsync<SocketException>(answer);
        _gate.SetResult();
    }

    private async Task<(LoopbackServer Server, Task<string> Answer)> StartWithARequestAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var server = await LoopbackServer.StartAsync(0, AnswerAsync, cancellation);
        var answer = Raw.AskAsync(server.Address, Request);
        await _arrived.Task.WaitAsync(cancellation);
        return (server, answer);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        _arrived.SetResult();
        await _gate.Task.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = 204;
        context.Response.Headers.Connection = "close";
    }
}
