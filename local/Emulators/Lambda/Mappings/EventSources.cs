using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>What event sources are made of, in this process: no HTTP lies between.</summary>
/// <param name="Dead">Takes what was given up.</param>
/// <param name="Clock">The shop's.</param>
/// <param name="Failures">Is told of what must never happen.</param>
public sealed record SourceParts(
    LambdaHost Lambda, ISqsQueues Queues, IStreamReader Streams, IFailureDestination Dead, TimeProvider Clock, TextWriter Failures);

/// <summary>
/// Reads queues, streams and the clock, and wakes functions by them. Whatever it has taken and not finished when it ends is taken again by
/// the next process.
/// </summary>
public sealed class EventSources : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _loops = [];
    private readonly SourceParts _parts;
    private readonly MappingStore _store;
    private readonly ShopTime _time;

    private EventSources(SourceParts parts, MappingStore store) => (_parts, _store, _time) = (parts, store, new(parts.Clock));

    /// <summary>Opens what earlier runs knew of how far they were. A file that cannot be used is named in the exception.</summary>
    public static EventSources Open(string file, SourceParts parts) => new(parts, MappingStore.Open(file));

    public void Start(QueueMapping mapping)
    {
        for (var i = 0; i < mapping.ConcurrencyMax; i++)
        {
            Start(mapping.Function, new QueuePoller(mapping, _parts.Queues, _parts.Lambda, TimeProvider.System).PollAsync);
        }
    }

    public void Start(StreamMapping mapping)
    {
        var delivery = new StreamDelivery(mapping, _parts.Lambda, _parts.Dead, _parts.Clock, _parts.Failures);
        foreach (var shard in _parts.Streams.Shards(mapping.StreamArn))
        {
            Start(mapping.Function, new ShardPoller(mapping, shard, _parts.Streams, delivery, _store).PollAsync);
        }
    }

    public void Start(ScheduleMapping mapping) => Start(
        mapping.Function, new SchedulePoller(mapping, _parts.Lambda, _parts.Dead, _store, _time, _parts.Failures).PollAsync);

    /// <summary>Lets schedules look again: the shop's clock was moved.</summary>
    public void TimeMoved() => _time.Moved();

    /// <summary>Takes nothing more, and waits until what runs has ended, though not for ever.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await Task.WhenAny(Task.WhenAll(_loops), Task.Delay(ListenerLimits.Stopping));
        _store.Dispose();
        _stopping.Dispose();
    }

    private void Start(MappedFunction function, Func<CancellationToken, Task> poll) =>
        _loops.Add(Task.Run(() => LoopAsync(function, poll, _stopping.Token)));

    private async Task LoopAsync(MappedFunction function, Func<CancellationToken, Task> poll, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await poll(stopping);
            }
            catch (Exception e) // The outermost place of a task that nobody waits for: what failed is told, and tried again.
            {
                if (!stopping.IsCancellationRequested)
                {
                    await _parts.Failures.WriteLineAsync($"Reading a source of {function.Name} failed: {e}");
                    await Task.Delay(MappingLimits.Refused, CancellationToken.None);
                }
            }
        }
    }
}
