using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
/// </summary>
internal static class SendMessage
{
    private static readonly string[] s_parameters =
        ["MessageBody", "DelaySeconds", "MessageAttributes", "MessageSystemAttributes", "MessageDeduplicationId", "MessageGroupId"];

    public static Action<Utf8JsonWriter> Run(Turn turn, SqsCall call)
    {
        call.Parameters.Only(["QueueUrl", .. s_parameters]);
        var queue = turn.Queue(call.Parameters);
        return Send(turn, queue, Outgoing.Read(call.Parameters, queue), call);
    }

    public static Action<Utf8JsonWriter> RunBatch(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "Entries");
        var queue = turn.Queue(call.Parameters);
        var entries = Batch.Entries(call.Parameters, "SendMessageBatchRequestEntry");
        CheckSize(entries);
        CheckTokens(queue, entries);
        return Batch.Run(entries, entry =>
        {
            entry.Only(["Id", .. s_parameters]);
            return Send(turn, queue, Outgoing.Read(entry, queue, "One or more parameters cannot be validated."), call);
        });
    }

    private static Action<Utf8JsonWriter> Send(Turn turn, Queue queue, Outgoing message, SqsCall call)
    {
        var sent = Sending.Send(turn, queue, message, call.Caller.UserId);
        return json =>
        {
            json.WriteString("MessageId"u8, sent.MessageId);
            json.WriteString("MD5OfMessageBody"u8, MessageDigest.Of(message.Body));
            json.WriteOptional("MD5OfMessageAttributes", message.AttributesDigest);
            json.WriteOptional("MD5OfMessageSystemAttributes", message.TraceDigest);
            json.WriteOptional("SequenceNumber", queue.IsFifo ? StoredMessage.SequenceOf(sent.Position) : null);
        };
    }

    // The batch is limited by what a message may have at most, not by what this queue allows one.
    private static void CheckSize(IReadOnlyList<Parameters> entries)
    {
        var size = entries.Sum(entry =>
            Encoding.UTF8.GetByteCount(entry.Text("MessageBody") ?? "")
            + entry.Map("MessageAttributes").Sum(attribute => SizeOf(attribute.Name, attribute.Value)));
        if (size > SqsLimits.MessageBytesMax)
        {
            throw SqsException.BatchTooLong(size);
        }
    }

    private static int SizeOf(string name, Parameters attribute) =>
        Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(attribute.Text("DataType") ?? "")
        + (attribute.Binary("BinaryValue")?.Length ?? Encoding.UTF8.GetByteCount(attribute.Text("StringValue") ?? ""));

    // An entry without what a FIFO queue needs fails the batch, and in words other than a single message's.
    private static void CheckTokens(Queue queue, IReadOnlyList<Parameters> entries)
    {
        if (queue.IsFifo && !queue.DeduplicatesByContent && entries.Any(entry => entry.Text("MessageDeduplicationId") is null))
        {
            throw SqsException.Invalid(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }

        if (queue.IsFifo && entries.Any(entry => entry.Text("MessageGroupId") is null))
        {
            throw SqsException.Invalid(SqsException.Missing("MessageGroupId").Message);
        }
    }
}
