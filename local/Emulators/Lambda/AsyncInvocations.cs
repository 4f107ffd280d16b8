using System.Threading.Channels;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>An event that failed at every attempt; Lambda sends it to the function's on-failure destination.</summary>
public sealed record DeadEvent(string Function, ReadOnlyMemory<byte> Payload, int Attempts, InvokeResult Last);

/// <summary>
/// The queue behind asynchronous invocations: three attempts in all, one and two minutes apart, as Lambda. A throttled attempt
/// does not count. Events live in memory: a source that must not lose them has a queue of its own before it.
/// </summary>
public sealed class AsyncInvocations : IAsyncDisposable
{
    private const int AttemptsMax = 3;
    private const int EventsMax = 1024;
    private const int ParallelMax = 16;
    private static readonly TimeSpan s_throttledPause = TimeSpan.FromSeconds(1);
    private readonly Channel<Pending> _events = Channel.CreateBounded<Pending>(EventsMax);
    private readonly CancellationTokenSource _stopping = new();
    private readonly LambdaHost _host;
    private readonly TimeProvider _time;
    private readonly Action<DeadEvent>? _dead;
    private readonly Task _workers;

    public AsyncInvocations(LambdaHost host, TimeProvider time, Action<DeadEvent>? dead = null)
    {
        (_host, _time, _dead) = (host, time, dead);
        _workers = Task.WhenAll(Enumerable.Range(0, ParallelMax).Select(_ => RunAsync()));
    }

    /// <summary>False when the queue is full.</summary>
    /// <param name="ended">Called once the event has succeeded or died; not when the host stops before.</param>
    public bool TryAdd(string function, ReadOnlyMemory<byte> payload, InvokeOptions options, Action? ended = null) =>
        _events.Writer.TryWrite(new(function, payload, options, ended));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _workers.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var pending in _events.Reader.ReadAllAsync(_stopping.Token).ConfigureAwait(false))
            {
                await DeliverAsync(pending).ConfigureAwait(false);
                pending.Ended?.Invoke();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task DeliverAsync(Pending pending)
    {
        var attempt = 1;
        while (true)
        {
            var result = await _host.InvokeAsync(pending.Function, pending.Payload, pending.Options, _stopping.Token).ConfigureAwait(false);
            switch (result)
            {
                case InvokeResult.Succeeded:
                    return;
                case InvokeResult.Throttled:
                    await Task.Delay(s_throttledPause, _time, _stopping.Token).ConfigureAwait(false);
                    break;
                case var _ when attempt == AttemptsMax:
                    _dead?.Invoke(new(pending.Function, pending.Payload, attempt, result));
                    return;
                default:
                    await Task.Delay(TimeSpan.FromMinutes(attempt), _time, _stopping.Token).ConfigureAwait(false);
                    attempt++;
                    break;
            }
        }
    }

    private sealed record Pending(string Function, ReadOnlyMemory<byte> Payload, InvokeOptions Options, Action? Ended);
}
