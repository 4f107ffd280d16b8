namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Streams as a consumer of this process reads them, such as a function's event source: what GetRecords answers, and a way to be
/// woken instead of polling. Refuses as the service does, by a <see cref="DynamoException"/>.
/// </summary>
public interface IStreamReader
{
    /// <summary>
    /// Completes when records have been committed after it was taken. Take it, read, and wait for what was taken: then nothing is
    /// missed that is written between.
    /// </summary>
    Task Changed { get; }

    /// <summary>The ARN of a table's enabled stream; null where there is none.</summary>
    string? StreamOf(string table);

    IReadOnlyList<string> Shards(string streamArn);

    /// <summary>The position before the oldest record there is.</summary>
    string TrimHorizon(string streamArn, string shardId);

    /// <summary>The position behind the newest record there is.</summary>
    string Latest(string streamArn, string shardId);

    /// <summary>Records behind a position, at most so many and at most 1 MB of them.</summary>
    StreamPage Read(string streamArn, string shardId, string position, int recordsMax);
}
