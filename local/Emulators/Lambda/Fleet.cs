namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// The instances of one function and the requests that wait for one. A request takes the instance that is free first, be it new or not.
/// All state is behind one lock; nothing is started or awaited inside it.
/// </summary>
internal sealed class Fleet : IAsyncDisposable
{
    private static readonly InitFailure s_stopping = new("Runtime.ExitError", "The host is stopping");
    private readonly Lock _gate = new();
    private readonly Launcher _launcher;
    private readonly FunctionConfig _config;
    private readonly HostLimits _limits;
    private readonly TimeProvider _time;
    private readonly HashSet<Worker> _workers = [];
    private readonly List<Worker> _idle = [];
    private readonly LinkedList<Waiter> _waiting = [];
    private readonly BackgroundTasks _background = new();
    private readonly SemaphoreSlim _swapping = new(initialCount: 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _reaper;
    private ICode _code;
    private int _generation;
    private int _starting, _startingStale;
    private int _failedStarts;

    public Fleet(FunctionConfig config, ICode code, IInstanceIdentities identities, HostLimits limits, TimeProvider time)
    {
        (_config, _code, _limits, _time) = (config, code, limits, time);
        _launcher = new(config, identities, limits, time);
        var period = limits.IdleMax / 4;
        _reaper = time.CreateTimer(_ => Reap(), state: null, period, period);
    }

    public ValueTask<Lease> AcquireAsync(string requestId, CancellationToken cancellation)
    {
        LinkedListNode<Waiter> place;
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested)
            {
                return new(new Lease(Worker: null, s_stopping.ToResult(requestId)));
            }

            while (_idle.Count > 0)
            {
                var worker = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
                if (!worker.Instance.HasExited)
                {
                    return new(new Lease(worker, Refusal: null));
                }

                Retire(worker);
            }

            if (_waiting.Count >= _limits.QueueLengthMax)
            {
                return new(new Lease(Worker: null, new InvokeResult.Throttled()));
            }

            place = _waiting.AddLast(new Waiter(requestId));
            StartMissing();
        }

        return new(WaitAsync(place, cancellation));
    }

    /// <summary>Takes back a worker, which may serve again unless it is spent, died or is of an older version.</summary>
    public void Release(Worker worker, bool isSpent)
    {
        lock (_gate)
        {
            if (!isSpent && worker.Generation == _generation && !worker.Retired && !worker.Instance.HasExited)
            {
                Offer(worker);
            }
            else
            {
                Retire(worker);
            }
        }
    }

    public async Task<InitFailure?> SwapAsync(ICode newCode, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping.Token);
        await _swapping.WaitAsync(either.Token).ConfigureAwait(false);
        try
        {
            var generation = _generation + 1;
            var (worker, failure) = await _launcher.LaunchAsync(newCode, generation, failedStarts: 0, either.Token).ConfigureAwait(false);
            if (worker is null)
            {
                return failure;
            }

            lock (_gate)
            {
                // Where all were renewed meanwhile, this one knows an old time and is of the past already.
                (_code, _failedStarts) = (newCode, 0);
                NextGeneration(worker);
            }

            return null;
        }
        finally
        {
            _swapping.Release();
        }
    }

    /// <summary>Gives up every instance for new ones of the same code; those that just start are given up when they have.</summary>
    public void Renew()
    {
        lock (_gate)
        {
            NextGeneration(first: null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _reaper.DisposeAsync().ConfigureAwait(false);
        await _swapping.WaitAsync().ConfigureAwait(false);
        lock (_gate)
        {
            Array.ForEach([.. _workers], Retire);
            while (_waiting.Count > 0)
            {
                Refuse(s_stopping);
            }
        }

        await _background.EndAsync().ConfigureAwait(false);
        _swapping.Dispose();
        _stopping.Dispose();
    }

    private async Task<Lease> WaitAsync(LinkedListNode<Waiter> place, CancellationToken cancellation)
    {
        try
        {
            return await place.Value.Granted.WaitAsync(_limits.QueueWaitMax, _time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Leave(place) ? new(Worker: null, new InvokeResult.Throttled()) : await place.Value.Granted.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (!Leave(place) && (await place.Value.Granted.ConfigureAwait(false)).Worker is { } worker)
            {
                Release(worker, isSpent: false);
            }

            throw;
        }
    }

    private bool Leave(LinkedListNode<Waiter> place)
    {
        lock (_gate)
        {
            if (place.List is null)
            {
                return false;
            }

            _waiting.Remove(place);
            return true;
        }
    }

    // Old instances that still serve count: reserved concurrency is for all there are.
    private int Alive => _workers.Count + _starting + _startingStale;

    // From here on: only under the lock, except for the tasks in the background.
    private void NextGeneration(Worker? first)
    {
        (_generation, _starting, _startingStale) = (_generation + 1, 0, _startingStale + _starting);
        if (first is not null)
        {
            Enlist(first);
        }

        Array.ForEach([.. _idle.Where(worker => worker.Generation != _generation)], Retire);
        StartMissing();
    }

    private void StartMissing()
    {
        while (_starting < _waiting.Count && Alive < _config.InstancesMax && !_stopping.IsCancellationRequested)
        {
            _starting++;
            var (code, generation, failedStarts) = (_code, _generation, _failedStarts);
            _background.Run(() => StartAsync(code, generation, failedStarts));
        }
    }

    private async Task StartAsync(ICode code, int generation, int failedStarts)
    {
        try
        {
            var (worker, failure) = await _launcher.LaunchAsync(code, generation, failedStarts, _stopping.Token).ConfigureAwait(false);
            Started(worker, failure, generation);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops: the waiters have been told.
        }
        catch (Exception e) // The outermost place of a start: whatever it was, the slot is free again and who waits is told.
        {
            Started(worker: null, new("Runtime.Unknown", $"{e.GetType().Name}: {e.Message}"), generation);
        }
    }

    private void Started(Worker? worker, InitFailure? failure, int generation)
    {
        lock (_gate)
        {
            var current = generation == _generation;
            (_starting, _startingStale) = current ? (_starting - 1, _startingStale) : (_starting, _startingStale - 1);
            if (worker is not null)
            {
                _failedStarts = current ? 0 : _failedStarts;
                Enlist(worker);
            }
            else if (current)
            {
                _failedStarts++;
                Refuse(failure!);
            }

            StartMissing();
        }
    }

    private void Enlist(Worker worker)
    {
        _workers.Add(worker);
        _background.Run(async () =>
        {
            await worker.Instance.Exited.ConfigureAwait(false);
            Release(worker, isSpent: true);
        });
        if (worker.Generation == _generation && !_stopping.IsCancellationRequested)
        {
            Offer(worker);
        }
        else
        {
            Retire(worker);
        }
    }

    private void Offer(Worker worker)
    {
        if (_waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            first.Value.Grant(new(worker, Refusal: null));
            return;
        }

        worker.IdleSince = _time.GetTimestamp();
        _idle.Add(worker);
    }

    private void Refuse(InitFailure failure)
    {
        if (_waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            first.Value.Grant(new(Worker: null, failure.ToResult(first.Value.RequestId)));
        }
    }

    private void Retire(Worker worker)
    {
        if (!_workers.Remove(worker))
        {
            return;
        }

        worker.Retired = true;
        _idle.Remove(worker);
        _background.Run(() => worker.Instance.DisposeAsync().AsTask());
        StartMissing();
    }

    private void Reap()
    {
        lock (_gate)
        {
            Array.ForEach([.. _idle.Where(worker => _time.GetElapsedTime(worker.IdleSince) >= _limits.IdleMax)], Retire);
        }
    }
}
