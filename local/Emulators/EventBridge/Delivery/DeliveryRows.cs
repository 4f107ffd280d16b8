using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>The deliveries in the file that have not ended. An event stays as long as one of its deliveries does.</summary>
internal static class DeliveryRows
{
    private const string Select =
        """
        SELECT d.id, d.rule, d.target, e.body, e.ingested, e.trace, d.attempts, d.code, d.message, d.dead, d.condition
        FROM deliveries d JOIN events e ON e.id=d.event
        """;

    /// <returns>The event's number, for <see cref="Insert"/>.</returns>
    public static long InsertEvent(Session session, ReadOnlyMemory<byte> body, DateTimeOffset ingested, string? traceHeader)
    {
        session.Execute(
            "INSERT INTO events(body, ingested, trace) VALUES(?1, ?2, ?3)", body.ToArray(), Cells.Of(ingested), Cells.OrNull(traceHeader));
        return session.Number("SELECT last_insert_rowid()");
    }

    /// <returns>The delivery's number.</returns>
    public static long Insert(Session session, long @event, EventRule rule, EventTarget target, DateTimeOffset due)
    {
        session.Execute(
            "INSERT INTO deliveries(event, rule, target, due) VALUES(?1, ?2, ?3, ?4)", @event, rule.Arn, target.Document, Cells.Of(due));
        return session.Number("SELECT last_insert_rowid()");
    }

    /// <summary>Those that are due, the longest due first.</summary>
    public static IReadOnlyList<Delivery> Due(Session session, DateTimeOffset now, int count) =>
        session.Query($"{Select} WHERE d.due<=?1 ORDER BY d.due, d.id LIMIT ?2", Cells.Of(now), count).All(Read);

    public static void Update(Session session, Delivery delivery, DateTimeOffset due) => session.Execute(
        "UPDATE deliveries SET due=?2, attempts=?3, code=?4, message=?5, dead=?6, condition=?7 WHERE id=?1",
        delivery.Id, Cells.Of(due), delivery.Attempts, delivery.ErrorCode, delivery.ErrorMessage, delivery.IsDead,
        Cells.OrNull(delivery.ExhaustedCondition));

    /// <summary>Makes it due later, and leaves what was kept of its attempts.</summary>
    public static void PutOff(Session session, Delivery delivery, DateTimeOffset due) =>
        session.Execute("UPDATE deliveries SET due=?2 WHERE id=?1", delivery.Id, Cells.Of(due));

    public static void Delete(Session session, Delivery delivery)
    {
        session.Execute(
            """
            DELETE FROM events WHERE id=(SELECT event FROM deliveries WHERE id=?1)
                AND NOT EXISTS(SELECT 1 FROM deliveries WHERE event=events.id AND id<>?1)
            """,
            delivery.Id);
        session.Execute("DELETE FROM deliveries WHERE id=?1", delivery.Id);
    }

    private static Delivery Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), EventTarget.Read(row.GetString(2)), row.GetFieldValue<byte[]>(3), row.Time(4))
        {
            TraceHeader = row.TextOrNull(5),
            Attempts = row.GetInt32(6),
            ErrorCode = row.TextOrNull(7) ?? "",
            ErrorMessage = row.TextOrNull(8) ?? "",
            IsDead = row.GetBoolean(9),
            ExhaustedCondition = row.TextOrNull(10),
        };
}
