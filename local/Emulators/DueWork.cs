namespace Ecommerce.Local.Emulators;

/// <summary>Rows of a file that are due to be worked on: many at once, each by one worker only, and in no promised order.</summary>
/// <param name="due">The rows that are due, at most so many, the longest due first.</param>
/// <param name="idOf">Tells rows apart.</param>
/// <param name="work">Works on one. When it returns, the row is gone or due later; else it would be worked on again at once.</param>
/// <param name="countMax">Rows that are worked on at once.</param>
internal sealed class DueWork<T>(
    Func<int, IReadOnlyList<T>> due, Func<T, long> idOf, Func<T, CancellationToken, Task> work, int countMax)
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
    public IReadOnlyList<Task> SetOut(CancellationToken cancellation)
    {
        lock (_gate)
        {
            foreach (var id in _underWay.Where(one => one.Value.IsCompleted).Select(one => one.Key).ToArray())
            {
                _underWay.Remove(id, out var ended);
                ended!.GetAwaiter().GetResult(); // What it threw is ours to hear.
            }

            var rows = due(countMax + _underWay.Count);
            foreach (var row in rows.Where(one => !_underWay.ContainsKey(idOf(one))).Take(countMax - _underWay.Count))
            {
                _underWay[idOf(row)] = Task.Run(() => work(row, cancellation), cancellation);
            }

            return [.. _underWay.Values];
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
}
