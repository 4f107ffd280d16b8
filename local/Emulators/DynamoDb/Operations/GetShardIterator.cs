namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html</summary>
internal static class GetShardIterator
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("StreamArn", "ShardId", "ShardIteratorType", "SequenceNumber");
        var arn = request.RequiredText("StreamArn");
        var shard = request.RequiredText("ShardId");
        var position = Position(new StreamReader(engine), request, arn, shard);
        var iterator = new ShardIterator(arn, shard, position, engine.Clock.GetUtcNow());
        return Json.WriteObject(json => json.WriteString("ShardIterator"u8, iterator.Write()));
    }

    private static string Position(StreamReader streams, Request request, string arn, string shard)
    {
        var type = request.Choice(
            "ShardIteratorType", "AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON")
            ?? throw Request.Missing("ShardIteratorType");
        var number = request.Text("SequenceNumber");
        if (type is "AT_SEQUENCE_NUMBER" or "AFTER_SEQUENCE_NUMBER" != number is not null)
        {
            throw DynamoException.Validation(number is null
                ? $"SequenceNumber must be specified for iterator type {type}"
                : $"SequenceNumber must not be specified for iterator type {type}");
        }

        var horizon = streams.TrimHorizon(arn, shard);
        return type switch
        {
            "TRIM_HORIZON" => horizon,
            "LATEST" => streams.Latest(arn, shard),
            "AT_SEQUENCE_NUMBER" => Known(SequenceNumber.Read(number!) - 1, horizon),
            _ => Known(SequenceNumber.Read(number!), horizon),
        };
    }

    private static string Known(long position, string horizon) =>
        position >= SequenceNumber.Read(horizon) ? SequenceNumber.Write(position) : throw DynamoException.Trimmed();
}
