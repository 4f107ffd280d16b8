using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html</summary>
internal static class DescribeStream
{
    private const int PageMax = 100;

    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("StreamArn", "Limit", "ExclusiveStartShardId", "ShardFilter");
        var arn = request.RequiredText("StreamArn");
        var limit = request.Integer("Limit", least: 1, most: PageMax) ?? PageMax;
        var start = request.Text("ExclusiveStartShardId");
        var parent = ReadParent(request);
        var stream = engine.Store.Read(session => StreamReader.Find(session, arn));
        string[] shards = [.. Enumerable.Range(0, TableStream.ShardsCount).Select(stream.ShardId)
            .Where(_ => parent is null) // A shard lives as long as its stream and is never split, so none has children.
            .Where(id => start is null || string.CompareOrdinal(id, start) > 0)];
        return Json.WriteObject(json =>
        {
            json.WriteStartObject("StreamDescription"u8);
            WriteStream(json, stream);
            json.WriteStartArray("Shards"u8);
            foreach (var id in shards.Take(limit))
            {
                WriteShard(json, stream, id);
            }

            json.WriteEndArray();
            if (shards.Length > limit)
            {
                json.WriteString("LastEvaluatedShardId"u8, shards[limit - 1]);
            }

            json.WriteEndObject();
        });
    }

    private static string? ReadParent(Request request)
    {
        if (request.Part("ShardFilter") is not { } filter)
        {
            return null;
        }

        filter.Only("Type", "ShardId");
        _ = filter.Choice("Type", "CHILD_SHARDS");
        return filter.RequiredText("ShardId");
    }

    private static void WriteStream(Utf8JsonWriter json, TableStream stream)
    {
        json.WriteString("StreamArn"u8, stream.Arn);
        json.WriteString("StreamLabel"u8, stream.Label);
        json.WriteString("StreamStatus"u8, stream.Closed is null ? "ENABLED" : "DISABLED");
        json.WriteString("StreamViewType"u8, stream.View);
        json.WriteNumber("CreationRequestDateTime"u8, stream.Created.ToUnixTimeMilliseconds() / 1000m);
        json.WriteString("TableName"u8, stream.TableName);
        json.WritePropertyName("KeySchema"u8);
        json.WriteRawValue(stream.Key, skipInputValidation: true);
    }

    private static void WriteShard(Utf8JsonWriter json, TableStream stream, string id)
    {
        json.WriteStartObject();
        json.WriteString("ShardId"u8, id);
        json.WriteStartObject("SequenceNumberRange"u8);
        json.WriteString("StartingSequenceNumber"u8, SequenceNumber.Write(stream.First));
        if (stream.Last is { } last)
        {
            json.WriteString("EndingSequenceNumber"u8, SequenceNumber.Write(last));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
