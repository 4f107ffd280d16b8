namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>What the sender of a message is told.</summary>
internal readonly record struct Sent(string MessageId, long Position);

/// <summary>
/// Puts messages into queues; into FIFO queues each once in five minutes.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html
/// </summary>
internal static class Sending
{
    public static Sent Send(Turn turn, Queue queue, Outgoing message, string sender)
    {
        turn.Wake();
        return queue.IsFifo ? SendOnce(turn, queue, message, sender) : Insert(turn, queue, message, sender);
    }

    private static Sent SendOnce(Turn turn, Queue queue, Outgoing message, string sender)
    {
        var session = turn.Session;
        var scope = queue.DeduplicatesByGroup ? message.Group! : "";
        session.Execute(
            "DELETE FROM duplicates WHERE queue=?1 AND at<=?2",
            queue.Id, (turn.Now - SqsLimits.Deduplication).ToUnixTimeMilliseconds());
        using (var earlier = session.Query(
            "SELECT message, position FROM duplicates WHERE queue=?1 AND scope=?2 AND deduplication=?3",
            queue.Id, scope, message.DeduplicationKey))
        {
            if (earlier.Read())
            {
                return new(earlier.GetString(0), earlier.GetInt64(1));
            }
        }

        var sent = Insert(turn, queue, message, sender);
        session.Execute(
            "INSERT INTO duplicates(queue, scope, deduplication, message, position, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
            queue.Id, scope, message.DeduplicationKey, sent.MessageId, sent.Position, turn.Now.ToUnixTimeMilliseconds());
        return sent;
    }

    private static Sent Insert(Turn turn, Queue queue, Outgoing message, string sender)
    {
        var id = Guid.CreateVersion7(turn.Now).ToString();
        return new(id, MessageRows.Insert(turn.Session, queue, id, message, sender, turn.Now));
    }
}
