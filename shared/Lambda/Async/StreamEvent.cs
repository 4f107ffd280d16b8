using System.Text.Json;

namespace Ecommerce.Lambda;

/// <summary>
/// Reads what Lambda hands out of a table's stream (AWS Lambda developer guide, "Using AWS Lambda with Amazon DynamoDB", example event).
/// Images stay as they came: slices of the event.
/// </summary>
internal static class StreamEvent
{
    public static List<StreamRecord> Read(ReadOnlyMemory<byte> payload) =>
        BatchReader.Read(payload.Span, (ref Utf8JsonReader reader) => Record(payload, ref reader));

    private static StreamRecord Record(ReadOnlyMemory<byte> payload, ref Utf8JsonReader reader)
    {
        string? change = null, number = null;
        ReadOnlyMemory<byte> image = default;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("eventName"u8))
            {
                change = BatchReader.Text(ref reader);
            }
            else if (reader.ValueTextEquals("dynamodb"u8))
            {
                (number, image) = Change(payload, ref reader);
            }
            else
            {
                BatchReader.Skip(ref reader);
            }
        }

        return new(BatchReader.Required(number, "SequenceNumber", LambdaLimits.SequenceNumberCharsMax), change ?? "", image);
    }

    private static (string? Number, ReadOnlyMemory<byte> Image) Change(ReadOnlyMemory<byte> payload, ref Utf8JsonReader reader)
    {
        string? number = null;
        ReadOnlyMemory<byte> image = default;
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return (number, image);
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("SequenceNumber"u8))
            {
                number = BatchReader.Text(ref reader);
            }
            else if (reader.ValueTextEquals("NewImage"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                var isObject = reader.TokenType is JsonTokenType.StartObject;
                reader.Skip();
                image = isObject ? payload[start..(int)reader.BytesConsumed] : default;
            }
            else
            {
                BatchReader.Skip(ref reader);
            }
        }

        return (number, image);
    }
}
