using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Bench.DynamoDb;

/// <summary>Reads a table's stream as it grows, as the event source of a function does.</summary>
internal sealed class StreamFollower : IAsyncDisposable
{
    private const int PageRecordsMax = 100;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _following;

    public StreamFollower(IStreamReader streams, string table) => _following = FollowAsync(streams, streams.StreamOf(table)!);

    public long Records { get; private set; }

    public long Expired { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await _following;
        }
        catch (OperationCanceledException)
        {
            // As asked. Any other failure is one of the soak.
        }

        _stopping.Dispose();
    }

    private async Task FollowAsync(IStreamReader streams, string stream)
    {
        var positions = streams.Shards(stream).ToDictionary(shard => shard, shard => streams.TrimHorizon(stream, shard));
        while (true)
        {
            var changed = streams.Changed;
            foreach (var shard in positions.Keys)
            {
                positions[shard] = ReadAll(streams, stream, shard, positions[shard]);
            }

            await changed.WaitAsync(_stopping.Token);
        }
    }

    private string ReadAll(IStreamReader streams, string stream, string shard, string position)
    {
        while (streams.Read(stream, shard, position, PageRecordsMax) is { Records: not [] } page)
        {
            Records += page.Records.Count;
            Expired += page.Records.Count(record => record.IsByService);
            position = page.Position;
        }

        return position;
    }
}
