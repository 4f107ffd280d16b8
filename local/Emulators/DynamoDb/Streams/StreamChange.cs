using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// The part of a record that is about the item, the same wherever a record is read.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html
/// </summary>
internal static class StreamChange
{
    public static void Write(Utf8JsonWriter json, StreamRecord record)
    {
        json.WriteStartObject("dynamodb"u8);
        json.WriteNumber("ApproximateCreationDateTime"u8, record.Created.ToUnixTimeSeconds());
        json.WriteStored("Keys"u8, record.Keys.Span);
        if (record.NewImage is { } fresh)
        {
            json.WriteStored("NewImage"u8, fresh.Span);
        }

        if (record.OldImage is { } old)
        {
            json.WriteStored("OldImage"u8, old.Span);
        }

        json.WriteString("SequenceNumber"u8, record.SequenceNumber);
        json.WriteNumber("SizeBytes"u8, record.SizeBytes);
        json.WriteString("StreamViewType"u8, record.View);
        json.WriteEndObject();
    }
}
