using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// A message as a sender gives it, checked against its queue.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// </summary>
/// <param name="Delay">Null: the queue's.</param>
/// <param name="Trace">X-Ray's header, the one system attribute there is.</param>
internal sealed record Outgoing(
    string Body, IReadOnlyDictionary<string, MessageAttribute> Attributes, MessageAttribute? Trace, TimeSpan? Delay, string? Group,
    string? Deduplication)
{
    public const string TraceName = "AWSTraceHeader";

    private const string WrongType = "The request include parameter that is not valid for this queue type.";

    /// <summary>Bytes by which a queue's limit is measured; the trace header does not count.</summary>
    public int Size { get; } = Encoding.UTF8.GetByteCount(Body) + MessageAttributes.SizeOf(Attributes);

    /// <summary>What identifies it for five minutes: the sender's word, else the body's hash.</summary>
    public string DeduplicationKey => Deduplication ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));

    public string? AttributesDigest => MessageDigest.Of(Attributes);

    public string? TraceDigest =>
        Trace is null ? null : MessageDigest.Of(new Dictionary<string, MessageAttribute> { [TraceName] = Trace });

    /// <param name="tooLong">How a message that is too long is refused, before the reason.</param>
    public static Outgoing Read(Parameters message, Queue queue, string tooLong = "One or more parameters are invalid.")
    {
        var body = message.RequiredText("MessageBody");
        if (!MessageText.IsValid(body))
        {
            throw SqsException.Contents();
        }

        var outgoing = new Outgoing(
            body, MessageAttributes.Read(message, "MessageAttributes"), ReadTrace(message), ReadDelay(message, queue),
            message.Text("MessageGroupId"), message.Text("MessageDeduplicationId"));
        if (outgoing.Size > queue.MessageBytesMax)
        {
            throw SqsException.Invalid($"{tooLong} Reason: Message must be shorter than {queue.MessageBytesMax} bytes.");
        }

        outgoing.CheckTokens(queue);
        return outgoing;
    }

    private void CheckTokens(Queue queue)
    {
        MessageText.CheckToken("MessageGroupId", Group);
        MessageText.CheckToken("MessageDeduplicationId", Deduplication);
        if (!queue.IsFifo && Deduplication is not null)
        {
            throw SqsException.Invalid("MessageDeduplicationId", Deduplication, WrongType);
        }

        if (queue.IsFifo && Group is null)
        {
            throw SqsException.Missing("MessageGroupId");
        }

        if (queue.IsFifo && Deduplication is null && !queue.DeduplicatesByContent)
        {
            throw SqsException.Invalid(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
    }

    private static MessageAttribute? ReadTrace(Parameters message)
    {
        var attributes = MessageAttributes.Read(message, "MessageSystemAttributes");
        var trace = attributes.GetValueOrDefault(TraceName);
        return attributes.Count == (trace is null ? 0 : 1) && trace is null or { DataType: "String" }
            ? trace
            : throw SqsException.Invalid($"The one message system attribute there is, is {TraceName}, of type String.");
    }

    private static TimeSpan? ReadDelay(Parameters message, Queue queue) => message.Integer("DelaySeconds") switch
    {
        null => null,
        0 when queue.IsFifo => null,
        var seconds when queue.IsFifo => throw SqsException.Invalid("DelaySeconds", Number(seconds.Value), WrongType),
        (< 0 or > SqsLimits.DelaySecondsMax) and var seconds => throw SqsException.Invalid(
            "DelaySeconds", Number(seconds), $"DelaySeconds must be >= 0 and <= {SqsLimits.DelaySecondsMax}."),
        var seconds => TimeSpan.FromSeconds(seconds.Value),
    };

    private static string Number(int? number) => string.Create(CultureInfo.InvariantCulture, $"{number}");
}
