using System.Globalization;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// The changes of one table while its stream was enabled. It outlives its table by a day, so it knows all that it is described by.
/// </summary>
/// <param name="Key">The table's key schema.</param>
/// <param name="View">Which images its records show.</param>
/// <param name="First">No record has a lower sequence number.</param>
/// <param name="Closed">When it was disabled; null while it is open.</param>
/// <param name="Last">No record of a closed stream has a higher sequence number.</param>
internal sealed record TableStream(
    long Id, long TableId, string TableName, string Key, string View, DateTimeOffset Created, long First, DateTimeOffset? Closed,
    long? Last)
{
    /// <summary>
    /// Parts that are read in parallel, by the hash of the partition key. More than one, so that no consumer comes to rely on an
    /// order across items: the service promises it for the changes of one item only.
    /// </summary>
    public const int ShardsCount = 4;

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html: records live for a day.
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    public string Label => Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    public string Arn => $"{DynamoDb.TableName.Arn(TableName)}/stream/{Label}";

    public bool ShowsOld => View is "OLD_IMAGE" or "NEW_AND_OLD_IMAGES";

    public bool ShowsNew => View is "NEW_IMAGE" or "NEW_AND_OLD_IMAGES";

    public static int ShardOf(ItemKey key) => (int)(key.Slot % ShardsCount);

    public string ShardId(int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"shardId-{Created.ToUnixTimeMilliseconds():d20}-{shard + 1:x8}");

    /// <summary>The number of a shard this stream has, from its id; null when it has none of that id.</summary>
    public int? Shard(string shardId) =>
        Enumerable.Range(0, ShardsCount).Where(shard => ShardId(shard) == shardId).Select(shard => (int?)shard).FirstOrDefault();
}
