using System.Text.Json;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// Messages as a function gets them.
/// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event
/// </summary>
internal static class QueueBatch
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<SqsMessage> messages, string queueArn) => Json.WriteObject(json =>
    {
        json.WriteStartArray("Records"u8);
        foreach (var message in messages)
        {
            json.WriteStartObject();
            Write(json, message, queueArn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>The X-Ray header that all of the messages bear; null where they are of several traces, and the batch of none.</summary>
    public static string? TraceOf(IReadOnlyList<SqsMessage> messages)
    {
        var traces = messages.Select(message => message.SystemAttributes.GetValueOrDefault(Outgoing.TraceName)).Distinct().ToArray();
        return traces.Length == 1 ? traces[0] : null;
    }

    private static void Write(Utf8JsonWriter json, SqsMessage message, string queueArn)
    {
        json.WriteString("messageId"u8, message.MessageId);
        json.WriteString("receiptHandle"u8, message.ReceiptHandle);
        json.WriteString("body"u8, message.Body);
        json.WriteStartObject("attributes"u8);
        foreach (var (name, value) in message.SystemAttributes)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("messageAttributes"u8);
        foreach (var (name, value) in message.Attributes)
        {
            Write(json, name, value);
        }

        json.WriteEndObject();
        if (message.AttributesDigest is { } digest)
        {
            json.WriteString("md5OfMessageAttributes"u8, digest);
        }

        json.WriteString("md5OfBody"u8, message.BodyDigest);
        json.WriteString("eventSource"u8, "aws:sqs"u8);
        json.WriteString("eventSourceARN"u8, queueArn);
        json.WriteString("awsRegion"u8, LocalAccount.Region);
    }

    private static void Write(Utf8JsonWriter json, string name, MessageAttribute attribute)
    {
        json.WriteStartObject(name);
        if (attribute.Binary is { } binary)
        {
            json.WriteBase64String("binaryValue"u8, binary);
        }
        else
        {
            json.WriteString("stringValue"u8, attribute.Text);
        }

        json.WriteStartArray("stringListValues"u8);
        json.WriteEndArray();
        json.WriteStartArray("binaryListValues"u8);
        json.WriteEndArray();
        json.WriteString("dataType"u8, attribute.DataType);
        json.WriteEndObject();
    }
}
