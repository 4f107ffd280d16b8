using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Aws.Sqs;

/// <summary>Writes requests as the API reference of SQS (2012-11-05) spells them. What is not asked for is left out.</summary>
internal static class SqsRequests
{
    /// <summary>An entry's id is its place in the batch.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<QueueMessage> messages)
    {
        json.WriteStartArray("Entries"u8);
        for (var i = 0; i < messages.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("Id"u8, i.ToString(CultureInfo.InvariantCulture));
            Write(json, messages[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, QueueMessage message)
    {
        json.WriteString("MessageBody"u8, message.Body);
        if (message.DelaySeconds is { } delay)
        {
            json.WriteNumber("DelaySeconds"u8, delay);
        }

        Text(json, "MessageGroupId"u8, message.Group);
        Text(json, "MessageDeduplicationId"u8, message.Deduplication);
        Attributes(json, "MessageAttributes"u8, message.Attributes);
        Attributes(json, "MessageSystemAttributes"u8, message.Trace is null ? [] : [new Field("AWSTraceHeader", message.Trace)]);
    }

    private static void Attributes(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<Field> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var attribute in attributes)
        {
            json.WriteStartObject(attribute.Name);
            json.WriteString("DataType"u8, "String"u8);
            json.WriteString("StringValue"u8, attribute.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
