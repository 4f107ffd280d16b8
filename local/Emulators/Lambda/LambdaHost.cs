using System.Collections.Concurrent;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// Runs functions as Lambda does: one request at a time per instance, more instances under load, a bounded queue beyond that.
/// It knows nothing of processes or HTTP; <see cref="ProcessCode"/> and <see cref="InProcessCode"/> do.
/// </summary>
/// <param name="time">Measures timeouts and idleness, so it is the machine's clock, not the shop's that <c>clock advance</c> moves.</param>
/// <param name="identities">Whose keys and whose time instances get; null makes them nobody.</param>
public sealed class LambdaHost(TimeProvider time, IInstanceIdentities? identities = null, HostLimits? limits = null) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FunctionPool> _pools = new(StringComparer.Ordinal);
    private readonly HostLimits _limits = limits ?? new();
    private readonly IInstanceIdentities _identities = identities ?? new NoIdentities(time);
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
        if (!_pools.TryAdd(config.Name, new FunctionPool(config, code, _identities, _limits, time, Remember)))
        {
            throw new ArgumentException($"The function {config.Name} exists already.", nameof(config));
        }
    }

    public FunctionConfig? Find(string functionName) => _pools.GetValueOrDefault(functionName)?.Config;

    /// <summary>
    /// Invokes a function and waits for its answer. Cancelling stops the waiting, not an invocation under way, so the payload's
    /// memory must not be used again by a caller who left.
    /// </summary>
    public Task<InvokeResult> InvokeAsync(string functionName, ReadOnlyMemory<byte> payload, CancellationToken cancellation) =>
        InvokeAsync(functionName, payload, InvokeOptions.None, cancellation);

    public Task<InvokeResult> InvokeAsync(
        string functionName, ReadOnlyMemory<byte> payload, InvokeOptions options, CancellationToken cancellation) =>
        Pool(functionName).InvokeAsync(payload, options, cancellation);

    /// <summary>
    /// Puts new code in the place of the old without losing a request: one instance of the new code is started first; then new
    /// requests go to the new code while busy old instances finish theirs. Null on success, else why the old code stays.
    /// </summary>
    public Task<InitFailure?> SwapAsync(string functionName, ICode newCode, CancellationToken cancellation) =>
        Pool(functionName).SwapAsync(newCode, cancellation);

    /// <summary>
    /// Gives up every instance, idle ones now and busy ones after their request; new requests get new instances. So a change of the
    /// shop's time, or of a role, reaches functions.
    /// </summary>
    public void Renew()
    {
        foreach (var pool in _pools.Values)
        {
            pool.Renew();
        }
    }

    /// <summary>Changes what is said of a function; new requests get new instances, as after every change of its configuration.</summary>
    public void Describe(string functionName, string description) => TryDescribe(functionName, description, revision: null);

    /// <summary>The same, if nobody has changed the function since it had this revision.</summary>
    /// <param name="description">Null: it stays.</param>
    /// <param name="revision">Null: any.</param>
    /// <returns>Whether it is done.</returns>
    public bool TryDescribe(string functionName, string? description, string? revision) =>
        Pool(functionName).TryDescribe(description, revision);

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
