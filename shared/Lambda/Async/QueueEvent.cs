using System.Globalization;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// Reads what Lambda hands out of a queue (AWS Lambda developer guide, "Using Lambda with Amazon SQS", example standard queue message
/// event).
/// </summary>
internal static class QueueEvent
{
    private static readonly Error s_noText = Error.Invalid(new Fault("/body", JsonFaults.Malformed, "The body must be Unicode text"));

    public static List<QueueMessage> Read(ReadOnlySpan<byte> payload) => BatchReader.Read(payload, Message);

    private static QueueMessage Message(ref Utf8JsonReader reader)
    {
        string? id = null;
        var body = new QueueMessage("", default) { Unreadable = s_noText };
        var receives = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("messageId"u8))
            {
                id = BatchReader.Text(ref reader);
            }
            else if (reader.ValueTextEquals("body"u8))
            {
                body = Body(ref reader);
            }
            else if (reader.ValueTextEquals("attributes"u8))
            {
                var count = ProxyText.Member(ref reader, "ApproximateReceiveCount"u8);
                receives = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            }
            else
            {
                BatchReader.Skip(ref reader);
            }
        }

        return body with { Id = BatchReader.Required(id, "messageId", LambdaLimits.MessageIdCharsMax), Receives = receives };
    }

    private static QueueMessage Body(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.String)
        {
            reader.Skip();
            return new("", default) { Unreadable = s_noText };
        }

        var bytes = new byte[reader.ValueSpan.Length];
        try
        {
            return new("", bytes.AsMemory(0, reader.CopyString(bytes)));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8. It is this message's fault alone.
            return new("", default) { Unreadable = s_noText };
        }
    }
}
