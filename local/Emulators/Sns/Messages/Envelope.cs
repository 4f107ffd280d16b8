using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// What SNS says around a message. Nothing here can be verified: the signature is a word, and the certificate's address leads nowhere.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
/// https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
/// </summary>
internal static class Envelope
{
    private const string Endpoint = $"https://sns.{LocalAccount.Region}.amazonaws.com/";
    private const string CertificateUrl = $"{Endpoint}SimpleNotificationService-local.pem";

    // "not signed", as Base64.
    private const string Signature = "bm90IHNpZ25lZA==";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For a queue. What a message does not have is left out.</summary>
    public static string ForQueue(Message message, Subscription subscription) => Write(json =>
    {
        Head(json, message, subscription);
        if (message.Subject is { } subject)
        {
            json.WriteString("Subject", subject);
        }

        json.WriteString("Message", message.TextFor(subscription.Protocol));
        Tail(json, message, subscription, "SigningCertURL", "UnsubscribeURL");
        if (message.Attributes.Count > 0)
        {
            Attributes(json, message);
        }
    });

    /// <summary>
    /// For a function, which is invoked with one record. There, all members are always told, and addresses spelled otherwise.
    /// </summary>
    public static string ForFunction(Message message, Subscription subscription) => Write(json =>
    {
        json.WriteStartArray("Records");
        json.WriteStartObject();
        json.WriteString("EventSource", "aws:sns");
        json.WriteString("EventVersion", "1.0");
        json.WriteString("EventSubscriptionArn", subscription.Arn);
        json.WriteStartObject("Sns");
        Head(json, message, subscription);
        json.WriteString("Subject", message.Subject);
        json.WriteString("Message", message.TextFor(subscription.Protocol));
        Tail(json, message, subscription, "SigningCertUrl", "UnsubscribeUrl");
        Attributes(json, message);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void Head(Utf8JsonWriter json, Message message, Subscription subscription)
    {
        json.WriteString("Type", "Notification");
        json.WriteString("MessageId", message.Id);
        json.WriteString("TopicArn", subscription.TopicArn);
    }

    private static void Tail(
        Utf8JsonWriter json, Message message, Subscription subscription, string certificateName, string unsubscribeName)
    {
        json.WriteString("Timestamp", message.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("SignatureVersion", "1");
        json.WriteString("Signature", Signature);
        json.WriteString(certificateName, CertificateUrl);
        json.WriteString(unsubscribeName, $"{Endpoint}?Action=Unsubscribe&SubscriptionArn={subscription.Arn}");
    }

    private static void Attributes(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject("MessageAttributes");
        foreach (var (name, attribute) in message.Attributes)
        {
            json.WriteStartObject(name);
            json.WriteString("Type", attribute.DataType);
            json.WriteString("Value", attribute.Text ?? Convert.ToBase64String(attribute.Binary!));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
