using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
/// </summary>
internal static class QueueLife
{
    public static Action<Utf8JsonWriter>? Delete(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl");
        QueueRows.Delete(turn.Session, turn.Queue(call.Parameters), turn.Now);
        turn.Wake(); // Whoever waits for its messages is told that it is gone.
        return null;
    }

    public static Action<Utf8JsonWriter>? Purge(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl");
        var queue = turn.Queue(call.Parameters);
        if (turn.Now - queue.Purged < SqsLimits.Purging)
        {
            throw SqsException.PurgeInProgress(queue.Name);
        }

        QueueRows.Purge(turn.Session, queue, turn.Now);
        return null;
    }
}
