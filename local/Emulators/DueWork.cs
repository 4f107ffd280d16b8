namespace Ecommerce.Local.Emulators;

/// <summary>Rows of a file that are due to be worked on: many at once, each by one worker only, and in no promised order.</summary>
/// <param name="due">The rows that are due, at most so many, the longest due first.</param>
/// <param name="idOf">Tells rows apart.</param>
/// <param name="work">Works on one. When it returns, the row is gone or due later; else it would be worked on again at once.</param>
/// <param name="putOff">Makes one due later: the work on it threw what it never should.</param>
/// <param name="countMax">Rows that are worked on at once.</param>
internal sealed class DueWork<T>(
    Func<int, IReadOnlyList<T>> due, Func<T, long> idOf, Func<T, CancellationToken, Task> work, Action<T> putOff, int countMax)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task> _underWay = [];

    /// <summary>Sets out with all that is due, and returns once nothing more is due or under way.</summary>
    public async Task QuietAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var underWay = SetOut(cancellation);
            if (underWay.Count == 0)
            {
                return;
            }

            await Task.WhenAny(underWay).WaitAsync(cancellation);
        }
    }

    /// <summary>Sets out with what is due and not under way yet.</summary>
    /// <returns>All that is under way now.</returns>
    /// <exception cref="AggregateException">What ended work threw. It was put off, and all else that is due is under way.</exception>
    public IReadOnlyList<Task> SetOut(CancellationToken cancellation)
    {
        lock (_gate)
        {
            var failures = new List<Exception>();
            foreach (var id in _underWay.Where(one => one.Value.IsCompleted).Select(one => one.Key).ToArray())
            {
                _underWay.Remove(id, out var ended);
                failures.AddRange(ended!.Exception?.InnerExceptions ?? []);
            }

            var rows = due(countMax + _underWay.Count);
            foreach (var row in rows.Where(one => !_underWay.ContainsKey(idOf(one))).Take(countMax - _underWay.Count))
            {
                _underWay[idOf(row)] = Task.Run(() => WorkAsync(row, cancellation), cancellation);
            }

            return failures.Count == 0 ? [.. _underWay.Values] : throw new AggregateException(failures);
        }
    }

    /// <summary>Returns when nothing is under way any more, however it ended.</summary>
    public async Task EndAsync()
    {
        Task[] underWay;
        lock (_gate)
        {
            underWay = [.. _underWay.Values];
        }

        await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WorkAsync(T row, CancellationToken cancellation)
    {
        try
        {
            await work(row, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested) // The outermost place of this work; the next round tells of it.
        {
            putOff(row);
            throw;
        }
    }
}
