using System.Text.Json;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html</summary>
internal static class GetRecords
{
    private const int PageMax = 1000;

    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("ShardIterator", "Limit");
        var limit = request.Integer("Limit", least: 1, most: PageMax) ?? PageMax;
        var now = engine.Clock.GetUtcNow();
        var iterator = ShardIterator.Read(request.RequiredText("ShardIterator"), now);
        var page = new StreamReader(engine).Read(iterator.StreamArn, iterator.ShardId, iterator.Position, limit);
        return Json.WriteObject(json =>
        {
            json.WriteStartArray("Records"u8);
            foreach (var record in page.Records)
            {
                Write(json, record);
            }

            json.WriteEndArray();
            if (!page.IsAtEnd)
            {
                json.WriteString("NextShardIterator"u8, (iterator with { Position = page.Position, Made = now }).Write());
            }
        });
    }

    private static void Write(Utf8JsonWriter json, StreamRecord record)
    {
        json.WriteStartObject();
        json.WriteString("eventID"u8, record.EventId);
        json.WriteString("eventName"u8, record.EventName);
        json.WriteString("eventVersion"u8, "1.1"u8);
        json.WriteString("eventSource"u8, "aws:dynamodb"u8);
        json.WriteString("awsRegion"u8, FunctionConfig.Region);
        StreamChange.Write(json, record);
        if (record.IsByService)
        {
            json.WriteStartObject("userIdentity"u8);
            json.WriteString("PrincipalId"u8, "dynamodb.amazonaws.com"u8);
            json.WriteString("Type"u8, "Service"u8);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
