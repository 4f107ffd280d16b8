using Ecommerce.Local.Tracing;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>One function: leases an instance for each request, runs it within the timeout and tells how it went.</summary>
internal sealed class FunctionPool(
    FunctionConfig config, ICode code, IInstanceIdentities identities, HostLimits limits, TimeProvider time,
    Action<InvocationRecord> record) : IAsyncDisposable
{
    /// <summary>An instance may die between two requests without anyone's fault; a request survives that so many times.</summary>
    private const int DeliveriesMax = 3;

    private readonly Lock _changing = new();
    private readonly Fleet _fleet = new(config, code, identities, limits, time);

    public FunctionConfig Config { get; private set; } = config;

    public async Task<InvokeResult> InvokeAsync(ReadOnlyMemory<byte> payload, InvokeOptions options, CancellationToken cancellation)
    {
        var requestId = Guid.NewGuid().ToString();
        var asked = time.GetTimestamp();
        var traceId = (XRayHeader.Read(options.TraceId) ?? XRayHeader.New(time.GetUtcNow())).WithParent().ToString();
        for (var delivery = 1; delivery <= DeliveriesMax; delivery++)
        {
            var (worker, refusal) = await _fleet.AcquireAsync(requestId, cancellation).ConfigureAwait(false);
            if (worker is null)
            {
                var cold = refusal is InvokeResult.Failed;
                record(new(Config.Name, requestId, identities.Now, cold, Init: null, TimeSpan.Zero, Outcome(refusal!), Code: "")
                {
                    TraceId = traceId,
                    Waited = time.GetElapsedTime(asked),
                });
                return refusal!;
            }

            var request = new InvokeRequest(requestId, payload, DeadlineOf(worker), Config.Arn, traceId)
            {
                ClientContext = options.ClientContext,
                TailsLog = options.TailsLog,
            };
            var running = RunAsync(worker, request, time.GetElapsedTime(asked));
            var result = await (cancellation.CanBeCanceled ? running.WaitAsync(cancellation) : running).ConfigureAwait(false);
            if (result is not InvokeResult.Undelivered)
            {
                return result;
            }
        }

        return InvokeResult.Failed.Because("Runtime.ExitError", $"RequestId: {requestId} Error: Runtime exited before it took the request");
    }

    public async Task<InitFailure?> SwapAsync(ICode newCode, CancellationToken cancellation)
    {
        var failure = await _fleet.SwapAsync(newCode, cancellation).ConfigureAwait(false);
        if (failure is null)
        {
            lock (_changing)
            {
                Config = Config.Revised();
            }
        }

        return failure;
    }

    public void Renew() => _fleet.Renew();

    /// <summary>As with any change of a configuration, requests that come now get instances that were started after it.</summary>
    /// <returns>Whether the configuration still had the revision that was asked for, and is changed.</returns>
    public bool TryDescribe(string? description, string? revision)
    {
        lock (_changing)
        {
            if (revision is not null && revision != Config.RevisionId)
            {
                return false;
            }

            Config = Config.Revised() with { Description = description ?? Config.Description };
        }

        _fleet.Renew();
        return true;
    }

    public async Task<InitFailure?> WarmAsync(CancellationToken cancellation)
    {
        var (worker, refusal) = await _fleet.AcquireAsync("warm-up", cancellation).ConfigureAwait(false);
        if (worker is not null)
        {
            _fleet.Release(worker, isSpent: false);
            return null;
        }

        return refusal is InvokeResult.Failed failed
            ? new(failed.ErrorType, failed.Message, failed.Payload)
            : new("Throttled", "Every instance is busy.");
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    /// <summary>Runs to its end even when the caller has gone: the instance is not free before. Never throws.</summary>
    private async Task<InvokeResult> RunAsync(Worker worker, InvokeRequest request, TimeSpan waited)
    {
        var at = identities.Now;
        var started = time.GetTimestamp();
        var cold = !worker.Used;
        worker.Used = true;
        worker.Identity.TraceId = request.TraceId;
        InvokeResult result;
        using (var timeout = new CancellationTokenSource(Config.Timeout, time))
        {
            try
            {
                result = await worker.Instance.InvokeAsync(request, timeout.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested)
            {
                worker.Instance.Kill();
                result = new InvokeResult.TimedOut(request.RequestId, Config.Timeout);
            }
        }

        worker.Identity.TraceId = null;
        result = request.TailsLog ? result with { Log = worker.Instance.LogTail } : result;
        _fleet.Release(worker, isSpent: result is InvokeResult.TimedOut or InvokeResult.Undelivered);
        if (result is not InvokeResult.Undelivered)
        {
            var took = time.GetElapsedTime(started);
            record(new(Config.Name, request.RequestId, at, cold, cold ? worker.Init : null, took, Outcome(result), worker.Code)
            {
                TraceId = request.TraceId,
                Waited = waited,
            });
        }

        return result;
    }

    // A function compares it with its own clock, which may be ahead of this one.
    private DateTimeOffset DeadlineOf(Worker worker) => time.GetUtcNow() + Config.Timeout + worker.Identity.ClockOffset;

    private static string Outcome(InvokeResult result) => result switch
    {
        InvokeResult.Succeeded => "ok",
        InvokeResult.Failed failed => failed.ErrorType,
        InvokeResult.TimedOut => "timeout",
        InvokeResult.Throttled => "throttled",
        _ => "undelivered",
    };
}
