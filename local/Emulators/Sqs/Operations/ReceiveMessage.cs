using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// What a receiver asks for, and how it is told what there was.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
/// </summary>
/// <param name="Visibility">Null: as long as the queue says.</param>
/// <param name="Wait">Null: as long as the queue says.</param>
internal sealed record ReceiveMessage(
    string Queue, int Max, TimeSpan? Visibility, TimeSpan? Wait, IReadOnlyList<string> System, IReadOnlyList<string> Attributes)
{
    private static readonly string[] s_system =
    [
        "All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp", "SequenceNumber",
        "MessageDeduplicationId", "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn",
    ];

    public static ReceiveMessage Read(Parameters parameters)
    {
        parameters.Only(
            "QueueUrl", "AttributeNames", "MessageSystemAttributeNames", "MessageAttributeNames", "MaxNumberOfMessages",
            "VisibilityTimeout", "WaitTimeSeconds");
        var system = parameters.Texts("AttributeNames").Concat(parameters.Texts("MessageSystemAttributeNames")).Distinct().ToArray();
        if (system.FirstOrDefault(name => !s_system.Contains(name)) is { } unknown)
        {
            throw SqsException.UnknownAttribute(unknown);
        }

        return new(
            QueueName.OfUrl(parameters.RequiredText("QueueUrl")),
            Bounded(parameters, "MaxNumberOfMessages", 1, SqsLimits.ReceivedMessagesMax, "Must be between 1 and 10, if provided.") ?? 1,
            Seconds(Bounded(
                parameters, "VisibilityTimeout", 0, SqsLimits.VisibilitySecondsMax, "Must be >= 0 and <= 43200, if provided.")),
            Seconds(Bounded(parameters, "WaitTimeSeconds", 0, SqsLimits.WaitSecondsMax, "Must be >= 0 and <= 20, if provided.")),
            system, parameters.Texts("MessageAttributeNames"));
    }

    /// <summary>Without messages it is an object without members.</summary>
    public Action<Utf8JsonWriter> Reply(IReadOnlyList<Received> messages, bool isFifo) => json =>
    {
        if (messages.Count == 0)
        {
            return;
        }

        json.WriteStartArray("Messages"u8);
        foreach (var message in messages)
        {
            Write(json, message, isFifo);
        }

        json.WriteEndArray();
    };

    private void Write(Utf8JsonWriter json, Received received, bool isFifo)
    {
        var message = received.Message;
        json.WriteStartObject();
        json.WriteString("MessageId"u8, message.Id);
        json.WriteString("ReceiptHandle"u8, received.Handle);
        json.WriteString("MD5OfBody"u8, MessageDigest.Of(message.Body));
        json.WriteString("Body"u8, message.Body);
        var system = message.SystemAttributes(isFifo).Where(entry => System.Contains("All") || System.Contains(entry.Key));
        json.WriteMap("Attributes", [.. system]);
        var attributes = MessageAttributes.Select(message.Attributes, Attributes);
        if (attributes.Count > 0)
        {
            json.WriteString("MD5OfMessageAttributes"u8, MessageDigest.Of(attributes));
            MessageAttributes.Write(json, attributes);
        }

        json.WriteEndObject();
    }

    private static int? Bounded(Parameters parameters, string name, int least, int most, string reason) =>
        parameters.Integer(name) is not { } number ? null
        : number >= least && number <= most ? number
        : throw SqsException.Invalid(name, number.ToString(CultureInfo.InvariantCulture), reason);

    private static TimeSpan? Seconds(int? number) => number is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
