using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;

namespace Ecommerce.Functions.Relay;

/// <summary>The outbox of one table, as far as who publishes it may touch it.</summary>
public sealed class OutboxTable(DynamoDbClient dynamo, string table)
{
    /// <summary>
    /// Takes a row out of the index of unpublished ones. Done twice it does nothing more, and a row that is gone is not made again.
    /// </summary>
    public void Mark(Pending row) => dynamo.Do(
        Write.Update(table, row.Key, $"REMOVE {OutboxRow.UnpublishedShard}, {OutboxRow.UnpublishedId}") with
        {
            Condition = "attribute_exists(pk)",
        });

    /// <summary>A page of a shard's unpublished rows whose ids are before <paramref name="before"/>, oldest first.</summary>
    /// <param name="after">The previous page's last key; null: from the first.</param>
    public QueryPage Overdue(int shard, string before, Item? after)
    {
        var query = new Query(table, $"{OutboxRow.UnpublishedShard} = :shard AND {OutboxRow.UnpublishedId} < :before")
        {
            Index = OutboxRow.UnpublishedIndex,
            Values = v => v.String(":shard", OutboxRow.Shard(shard)).String(":before", before),
            Limit = RelayLimits.SweepPageRowsMax,
        };
        return dynamo.Query(after is null ? query : query.After(after));
    }
}
