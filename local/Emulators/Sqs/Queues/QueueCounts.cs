namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>How many messages a queue has: due, in flight, and delayed. AWS calls them approximate; these are exact.</summary>
public readonly record struct QueueCounts(long Visible, long NotVisible, long Delayed)
{
    private const string OutOfSight = "SELECT COUNT(*) FROM messages WHERE queue=?1 AND visible>?2";

    internal static QueueCounts Of(Session session, Queue queue, DateTimeOffset now)
    {
        var inFlight = InFlight(session, queue, now);
        var outOfSight = session.Number(OutOfSight, queue.Id, now.ToUnixTimeMilliseconds());
        var all = session.Number("SELECT COUNT(*) FROM messages WHERE queue=?1", queue.Id);
        return new(all - outOfSight, inFlight, outOfSight - inFlight);
    }

    internal static long InFlight(Session session, Queue queue, DateTimeOffset now) =>
        session.Number(OutOfSight + " AND receives>0", queue.Id, now.ToUnixTimeMilliseconds());
}
