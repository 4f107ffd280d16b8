namespace Ecommerce.Local.Emulators.DynamoDb;

/// <inheritdoc cref="IStreamReader"/>
internal sealed class StreamReader(Engine engine) : IStreamReader
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
    private const int PageBytesMax = 1024 * 1024;

    public Task Changed => engine.Streams.Changed;

    public string? StreamOf(string table) => engine.Catalog.Get(table).Stream?.Arn;

    public IReadOnlyList<string> Shards(string streamArn)
    {
        var stream = engine.Store.Read(session => Find(session, streamArn));
        return [.. Enumerable.Range(0, TableStream.ShardsCount).Select(stream.ShardId)];
    }

    public string TrimHorizon(string streamArn, string shardId) => OfShard(streamArn, shardId, RecordRows.Trimmed);

    public string Latest(string streamArn, string shardId) => OfShard(streamArn, shardId, RecordRows.Last);

    public StreamPage Read(string streamArn, string shardId, string position, int recordsMax)
    {
        var after = SequenceNumber.Read(position);
        Trim(streamArn, shardId);
        return engine.Store.Read(session =>
        {
            var (stream, shard) = Find(session, streamArn, shardId);
            if (after < RecordRows.Trimmed(session, stream, shard))
            {
                throw DynamoException.Trimmed();
            }

            var records = new List<StreamRecord>();
            var bytes = 0L;
            var last = after;
            foreach (var (sequence, record) in RecordRows.After(session, stream, shard, after, recordsMax))
            {
                bytes += record.SizeBytes;
                if (records.Count > 0 && bytes > PageBytesMax)
                {
                    break;
                }

                records.Add(record);
                last = sequence;
            }

            var isAtEnd = stream.Closed is not null && last >= RecordRows.Last(session, stream, shard);
            return new StreamPage(records, SequenceNumber.Write(last), isAtEnd);
        });
    }

    /// <summary>The stream of that ARN, or the error of a call that needs it.</summary>
    public static TableStream Find(Session session, string streamArn) => StreamRows.Find(session, streamArn)
        ?? throw DynamoException.ResourceNotFound($": Stream: {streamArn} not found");

    private static (TableStream Stream, int Shard) Find(Session session, string streamArn, string shardId)
    {
        var stream = Find(session, streamArn);
        return stream.Shard(shardId) is { } shard
            ? (stream, shard)
            : throw DynamoException.ResourceNotFound($": Shard: {shardId} in Stream: {streamArn} not found");
    }

    private string OfShard(string streamArn, string shardId, Func<Session, TableStream, int, long> sequence)
    {
        Trim(streamArn, shardId);
        return SequenceNumber.Write(engine.Store.Read(session =>
        {
            var (stream, shard) = Find(session, streamArn, shardId);
            return sequence(session, stream, shard);
        }));
    }

    // A reader never meets a record older than a day, also when no sweep has been by.
    private void Trim(string streamArn, string shardId)
    {
        var (stream, shard) = engine.Store.Read(session => Find(session, streamArn, shardId));
        engine.Trim(stream, shard);
    }
}
