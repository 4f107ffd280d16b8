using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>An archive of a bus.</summary>
/// <param name="Days">How long events are kept; 0: for good.</param>
internal sealed record EventArchive(string Name, string Bus, string? Description, string? Pattern, int Days, DateTimeOffset Created)
{
    public long EventsCount { get; init; }

    public long Bytes { get; init; }

    public string Arn => Arns.Archive(Name);
}

/// <summary>An event in an archive.</summary>
internal sealed record ArchivedEvent(long Id, DateTimeOffset Time, ReadOnlyMemory<byte> Body);

/// <summary>The archives in the file, and their events.</summary>
internal static class ArchiveRows
{
    private const string Select =
        """
        SELECT name, bus, description, pattern, days, created,
            (SELECT count(*) FROM archived WHERE archive=name), (SELECT ifnull(sum(length(body)), 0) FROM archived WHERE archive=name)
        FROM archives
        """;

    public static IReadOnlyList<EventArchive> All(Session session) => session.Query($"{Select} ORDER BY name").All(Read);

    public static EventArchive? Find(Session session, string name) =>
        session.Query($"{Select} WHERE name=?1", name).All(Read).FirstOrDefault();

    public static void Put(Session session, EventArchive archive) => session.Execute(
        """
        INSERT INTO archives(name, bus, description, pattern, days, created) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(name) DO UPDATE SET description=?3, pattern=?4, days=?5
        """,
        archive.Name, archive.Bus, Cells.OrNull(archive.Description), Cells.OrNull(archive.Pattern), archive.Days,
        Cells.Of(archive.Created));

    public static void Delete(Session session, string name)
    {
        session.Execute("DELETE FROM archived WHERE archive=?1", name);
        session.Execute("DELETE FROM archives WHERE name=?1", name);
    }

    public static void Add(
        Session session, EventArchive archive, DateTimeOffset time, DateTimeOffset ingested, ReadOnlyMemory<byte> body) => session.Execute(
        "INSERT INTO archived(archive, time, ingested, body) VALUES(?1, ?2, ?3, ?4)",
        archive.Name, Cells.Of(time), Cells.Of(ingested), body.ToArray());

    /// <summary>The next events of a replay, the oldest first.</summary>
    public static IReadOnlyList<ArchivedEvent> Next(Session session, EventReplay replay) => session.Query(
        """
        SELECT id, time, body FROM archived
        WHERE archive=?1 AND time>=?2 AND time<?3 AND (time, id)>(?4, ?5) ORDER BY time, id LIMIT ?6
        """,
        replay.Archive, Cells.Of(replay.First), Cells.Of(replay.Last), Cells.Of(replay.Replayed ?? DateTimeOffset.UnixEpoch),
        replay.Position, EventLimits.ReplayStepMax)
        .All(row => new ArchivedEvent(row.GetInt64(0), row.Time(1), row.GetFieldValue<byte[]>(2)));

    /// <summary>Deletes events that are older than their archive keeps them.</summary>
    public static void Trim(Session session, DateTimeOffset now) => session.Execute(
        """
        DELETE FROM archived WHERE id IN (
            SELECT e.id FROM archived e JOIN archives a ON a.name=e.archive WHERE a.days>0 AND e.ingested<?1-a.days*86400000)
        """,
        Cells.Of(now));

    private static EventArchive Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.TextOrNull(2), row.TextOrNull(3), row.GetInt32(4), row.Time(5))
    {
        EventsCount = row.GetInt64(6),
        Bytes = row.GetInt64(7),
    };
}
