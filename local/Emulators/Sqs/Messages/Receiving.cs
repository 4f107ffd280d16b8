namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>A message that was taken from its queue, and how its receiver calls it from now on.</summary>
internal sealed record Received(StoredMessage Message, string Handle);

/// <summary>
/// Takes messages that are due. In a FIFO queue a message is due when none before it in its group is out of sight, so that a group is
/// received in order and by one receiver at a time.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
/// </summary>
internal static class Receiving
{
    private const string DueInStandard = "WHERE queue=?1 AND visible<=?2 ORDER BY visible, position LIMIT ?3";

    private const string Unblocked =
        "NOT EXISTS (SELECT 1 FROM messages AS before WHERE before.queue=messages.queue "
        + "AND before.message_group=messages.message_group AND before.visible>?2 AND before.position<messages.position)";

    private const string DueInFifo = $"WHERE queue=?1 AND visible<=?2 AND {Unblocked} ORDER BY position";

    private const string DueInGroup = $"WHERE queue=?1 AND visible<=?2 AND message_group=?4 AND {Unblocked} ORDER BY position LIMIT ?3";

    private const string WornOut = $"WHERE queue=?1 AND visible<=?2 AND receives>0 AND receives>=?3 ORDER BY position";

    private const string WornOutInFifo =
        $"WHERE queue=?1 AND visible<=?2 AND receives>0 AND receives>=?3 AND {Unblocked} ORDER BY position";

    /// <param name="visibility">How long they are kept from others; null: as long as the queue says.</param>
    public static IReadOnlyList<Received> Take(Turn turn, Queue queue, int max, TimeSpan? visibility)
    {
        MessageRows.Expire(turn.Session, queue, turn.Now);
        Redrive(turn, queue);
        var now = turn.Now.ToUnixTimeMilliseconds();
        var room = RoomFor(turn, queue, max);
        var due = queue.IsFifo
            ? GroupByGroup(turn.Session, queue, now, room)
            : MessageRows.List(turn.Session, DueInStandard, queue.Id, now, room);
        var until = turn.Now + (visibility ?? queue.Visibility);
        return [.. due.Select(message =>
        {
            MessageRows.SetReceived(turn.Session, message, turn.Now, until);
            var receives = message.Receives + 1;
            var received = message with { Receives = receives, FirstReceived = message.FirstReceived ?? turn.Now };
            return new Received(received, new ReceiptHandle(message.Id, receives).For(queue));
        })];
    }

    /// <summary>When the next message becomes due that is not now; null when none will by itself.</summary>
    public static DateTimeOffset? Next(Turn turn, Queue queue)
    {
        using var reader = turn.Session.Query(
            "SELECT MIN(visible) FROM messages WHERE queue=?1 AND visible>?2", queue.Id, turn.Now.ToUnixTimeMilliseconds());
        return reader.Read() && !reader.IsDBNull(0) ? DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)) : null;
    }

    // As many of one group as there are, then of the next: others may work on other groups meanwhile.
    private static List<StoredMessage> GroupByGroup(Session session, Queue queue, long now, int max)
    {
        var due = new List<StoredMessage>();
        var groups = new HashSet<string>(StringComparer.Ordinal);
        using var reader = session.Query(MessageRows.Columns + DueInFifo, queue.Id, now);
        while (due.Count < max && reader.Read())
        {
            var group = MessageRows.Read(reader).Group!;
            if (groups.Add(group))
            {
                due.AddRange(MessageRows.List(session, DueInGroup, queue.Id, now, max - due.Count, group));
            }
        }

        return due;
    }

    // A message is given up when it would be received once more than allowed. Without the other queue it stays.
    private static void Redrive(Turn turn, Queue queue)
    {
        if (queue.Redrive is not { } policy || QueueRows.Find(turn.Session, QueueName.OfArn(policy.TargetArn) ?? "") is not { } target)
        {
            return;
        }

        var condition = queue.IsFifo ? WornOutInFifo : WornOut;
        foreach (var message in MessageRows.List(
            turn.Session, condition, queue.Id, turn.Now.ToUnixTimeMilliseconds(), policy.ReceivesMax))
        {
            MessageRows.Bury(turn.Session, message, queue, target, turn.Now);
            turn.Wake();
        }
    }

    // A standard queue says that there is no room; a FIFO queue gives nothing.
    private static int RoomFor(Turn turn, Queue queue, int max)
    {
        var room = SqsLimits.InFlightMax - QueueCounts.InFlight(turn.Session, queue, turn.Now);
        return room > 0 || queue.IsFifo
            ? (int)Math.Min(room, max)
            : throw SqsException.OverLimit($"There are {SqsLimits.InFlightMax} messages in flight, and there can be no more.");
    }
}
