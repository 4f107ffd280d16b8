using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html
/// </summary>
internal static class DeleteMessage
{
    public static Action<Utf8JsonWriter>? Run(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "ReceiptHandle");
        Receipts.Delete(turn, turn.Queue(call.Parameters), call.Parameters.RequiredText("ReceiptHandle"));
        return null;
    }

    public static Action<Utf8JsonWriter> RunBatch(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "Entries");
        var queue = turn.Queue(call.Parameters);
        return Batch.Run(Batch.Entries(call.Parameters, "DeleteMessageBatchRequestEntry"), entry =>
        {
            entry.Only("Id", "ReceiptHandle");
            Receipts.Delete(turn, queue, entry.RequiredText("ReceiptHandle"));
            return null;
        });
    }
}
