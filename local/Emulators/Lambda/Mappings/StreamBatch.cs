using System.Text.Json;
using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// Records of a stream as a function gets them, and as filters look at them.
/// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
/// </summary>
internal static class StreamBatch
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<StreamRecord> records, string streamArn) => Json.WriteObject(json =>
    {
        json.WriteStartArray("Records"u8);
        foreach (var record in records)
        {
            Write(json, record, streamArn);
        }

        json.WriteEndArray();
    });

    public static bool Matches(StreamRecord record, StreamMapping mapping)
    {
        using var document = JsonDocument.Parse(Json.Write(json => Write(json, record, mapping.StreamArn)));
        return mapping.Matches(document.RootElement);
    }

    private static void Write(Utf8JsonWriter json, StreamRecord record, string streamArn)
    {
        json.WriteStartObject();
        json.WriteString("eventID"u8, record.EventId);
        json.WriteString("eventName"u8, record.EventName);
        json.WriteString("eventVersion"u8, "1.1"u8);
        json.WriteString("eventSource"u8, "aws:dynamodb"u8);
        json.WriteString("awsRegion"u8, LocalAccount.Region);
        StreamChange.Write(json, record);
        if (record.IsByService)
        {
            // In small letters, unlike in GetRecords.
            json.WriteStartObject("userIdentity"u8);
            json.WriteString("type"u8, "Service"u8);
            json.WriteString("principalId"u8, "dynamodb.amazonaws.com"u8);
            json.WriteEndObject();
        }

        json.WriteString("eventSourceARN"u8, streamArn);
        json.WriteEndObject();
    }
}
