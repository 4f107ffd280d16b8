using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// Reads a shard in order and remembers how far it is done, so that after a restart it goes on from there. Records may be handed out twice,
/// never left out.
/// </summary>
internal sealed class ShardPoller(StreamMapping mapping, string shardId, IStreamReader streams, StreamDelivery delivery, MappingStore store)
{
    // https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#events-dynamodb-permissions
    private static readonly string[] s_rights =
        ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"];

    /// <summary>One page of records, or a wait for one.</summary>
    public async Task PollAsync(CancellationToken stopping)
    {
        // Taken before looking: what is written between the look and the wait ends the wait.
        var changed = streams.Changed;
        if (!mapping.Function.May(mapping.StreamArn, s_rights))
        {
            await Task.Delay(MappingLimits.Refused, stopping);
            return;
        }

        var page = Read();
        if (page.Records.Count == 0)
        {
            await changed.WaitAsync(stopping);
            return;
        }

        foreach (var batch in page.Records.Where(record => StreamBatch.Matches(record, mapping)).Chunk(mapping.BatchMax))
        {
            await delivery.RunAsync(shardId, batch, stopping);
            Keep(batch[^1].SequenceNumber);
        }

        Keep(page.Position);
    }

    private StreamPage Read()
    {
        try
        {
            var position = store.Position(mapping.Function.Name, shardId) ?? streams.TrimHorizon(mapping.StreamArn, shardId);
            return streams.Read(mapping.StreamArn, shardId, position, MappingLimits.RecordsMax);
        }
        catch (DynamoException refusal) when (refusal.Code == "TrimmedDataAccessException")
        {
            // They were a day old before anybody came: what is left is read from its beginning.
            return streams.Read(
                mapping.StreamArn, shardId, streams.TrimHorizon(mapping.StreamArn, shardId), MappingLimits.RecordsMax);
        }
    }

    private void Keep(string position) => store.SetPosition(mapping.Function.Name, shardId, position);
}
