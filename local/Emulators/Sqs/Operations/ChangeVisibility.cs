using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
/// </summary>
internal static class ChangeVisibility
{
    public static Action<Utf8JsonWriter>? Run(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "ReceiptHandle", "VisibilityTimeout");
        Change(turn, turn.Queue(call.Parameters), call.Parameters);
        return null;
    }

    public static Action<Utf8JsonWriter> RunBatch(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "Entries");
        var queue = turn.Queue(call.Parameters);
        return Batch.Run(Batch.Entries(call.Parameters, "ChangeMessageVisibilityBatchRequestEntry"), entry =>
        {
            entry.Only("Id", "ReceiptHandle", "VisibilityTimeout");
            Change(turn, queue, entry);
            return null;
        });
    }

    private static void Change(Turn turn, Queue queue, Parameters parameters) => Receipts.ChangeVisibility(
        turn, queue, parameters.RequiredText("ReceiptHandle"),
        parameters.Integer("VisibilityTimeout") ?? throw SqsException.Missing("VisibilityTimeout"));
}
