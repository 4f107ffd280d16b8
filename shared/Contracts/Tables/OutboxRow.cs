namespace Ecommerce.Contracts.Tables;

/// <summary>
/// Attributes of an outbox row: an event that was decided in the same transaction as the state it tells of. A row is published when
/// it has lost its place in the sparse index <c>unpublished</c>.
/// </summary>
public static class OutboxRow
{
    public const string Kind = "kind";
    public const string KindValue = "OUTBOX";
    public const string Source = "source";
    public const string DetailType = "detailType";
    public const string Detail = "detail";
    public const string At = "at";

    /// <summary>The sparse index of rows not yet published, and its two keys.</summary>
    public const string UnpublishedIndex = "unpublished";
    public const string UnpublishedShard = "unpublishedShard";
    public const string UnpublishedId = "unpublishedId";

    /// <summary>Shards of the sparse index, so that no one partition takes every write.</summary>
    public const int ShardsCount = 8;

    public static string Partition(string subject) => $"OUTBOX#{subject}";

    public static string Shard(int number) => $"UNPUBLISHED#{number}";
}
