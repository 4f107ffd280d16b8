using System.Collections.Concurrent;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// Runs functions as Lambda does: one request at a time per instance, more instances under load, a bounded queue beyond that.
/// It knows nothing of processes or HTTP; <see cref="ProcessCode"/> and <see cref="InProcessCode"/> do.
/// </summary>
/// <param name="time">Measures timeouts and idleness, so it is the machine's clock, not the shop's that <c>clock advance</c> moves.</param>
public sealed class LambdaHost(TimeProvider time, HostLimits? limits = null) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FunctionPool> _pools = new(StringComparer.Ordinal);
    private readonly HostLimits _limits = limits ?? new();
    private readonly Lock _gate = new();
    private readonly Queue<InvocationRecord> _recent = new();
    private volatile bool _disposed;

    /// <summary>Raised after every invocation, on the thread that finished it: be quick.</summary>
    public event Action<InvocationRecord>? Invoked;

    /// <summary>The latest invocations, oldest first.</summary>
    public IReadOnlyList<InvocationRecord> Recent
    {
        get
        {
            lock (_gate)
            {
                return [.. _recent];
            }
        }
    }

    public IReadOnlyList<FunctionConfig> Functions =>
        [.. _pools.Values.Select(pool => pool.Config).OrderBy(config => config.Name, StringComparer.Ordinal)];

    public void Add(FunctionConfig config, ICode code)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_pools.TryAdd(config.Name, new FunctionPool(config, code, _limits, time, Remember)))
        {
            throw new ArgumentException($"The function {config.Name} exists already.", nameof(config));
        }
    }

    public bool Contains(string functionName) => _pools.ContainsKey(functionName);

    /// <summary>
    /// Invokes a function and waits for its answer. Cancelling stops the waiting, not an invocation under way, so the payload's
    /// memory must not be used again by a caller who left.
    /// </summary>
    public Task<InvokeResult> InvokeAsync(string functionName, ReadOnlyMemory<byte> payload, CancellationToken cancellation) =>
        InvokeAsync(functionName, payload, traceId: null, cancellation);

    /// <param name="traceId">An X-Ray header to carry on; null starts a new trace.</param>
    public Task<InvokeResult> InvokeAsync(
        string functionName, ReadOnlyMemory<byte> payload, string? traceId, CancellationToken cancellation) =>
        Pool(functionName).InvokeAsync(payload, traceId ?? Trace.New(), cancellation);

    /// <summary>
    /// Puts new code in the place of the old without losing a request: one instance of the new code is started first; then new
    /// requests go to the new code while busy old instances finish theirs. Null on success, else why the old code stays.
    /// </summary>
    public Task<InitFailure?> SwapAsync(string functionName, ICode newCode, CancellationToken cancellation) =>
        Pool(functionName).SwapAsync(newCode, cancellation);

    /// <summary>Has one instance ready before the first request; null when it is.</summary>
    public Task<InitFailure?> WarmAsync(string functionName, CancellationToken cancellation) => Pool(functionName).WarmAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await Task.WhenAll(_pools.Values.Select(pool => pool.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private FunctionPool Pool(string functionName)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _pools.TryGetValue(functionName, out var pool)
            ? pool
            : throw new ArgumentException($"There is no function {functionName}.", nameof(functionName));
    }

    private void Remember(InvocationRecord record)
    {
        lock (_gate)
        {
            if (_recent.Count == _limits.RecordsMax)
            {
                _recent.Dequeue();
            }

            _recent.Enqueue(record);
        }

        Invoked?.Invoke(record);
    }
}
