using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>A replay of an archive.</summary>
internal sealed record EventReplay(
    string Name, string Archive, string Bus, DateTimeOffset First, DateTimeOffset Last, DateTimeOffset Started)
{
    public const string Starting = "STARTING";
    public const string Running = "RUNNING";
    public const string Cancelling = "CANCELLING";
    public const string Cancelled = "CANCELLED";
    public const string Completed = "COMPLETED";

    public string? Description { get; init; }

    /// <summary>ARNs of the rules that see the events; none: all do.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    public string State { get; init; } = Starting;

    public DateTimeOffset? Ended { get; init; }

    /// <summary>The time of the last event that was replayed.</summary>
    public DateTimeOffset? Replayed { get; init; }

    /// <summary>Its number in the archive, since several events may have one time.</summary>
    public long Position { get; init; }

    public string Arn => Arns.Replay(Name);

    public bool IsActive => State is Starting or Running or Cancelling;
}

/// <summary>The replays in the file.</summary>
internal static class ReplayRows
{
    private const string Select =
        "SELECT name, archive, bus, description, filters, first, last, state, started, ended, replayed, position FROM replays";

    public static IReadOnlyList<EventReplay> All(Session session) => session.Query($"{Select} ORDER BY name").All(Read);

    public static EventReplay Get(Session session, string name) =>
        Find(session, name) ?? throw EventsException.NoReplay(name);

    public static EventReplay? Find(Session session, string name) =>
        session.Query($"{Select} WHERE name=?1", name).All(Read).FirstOrDefault();

    public static void Put(Session session, EventReplay replay) => session.Execute(
        """
        INSERT INTO replays(name, archive, bus, description, filters, first, last, state, started, ended, replayed, position)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT(name) DO UPDATE SET state=?8, ended=?10, replayed=?11, position=?12
        """,
        replay.Name, replay.Archive, replay.Bus, Cells.OrNull(replay.Description), string.Join('\n', replay.Filters),
        Cells.Of(replay.First), Cells.Of(replay.Last), replay.State, Cells.Of(replay.Started), TimeOrNull(replay.Ended),
        TimeOrNull(replay.Replayed), replay.Position);

    private static object TimeOrNull(DateTimeOffset? time) => time is { } at ? Cells.Of(at) : DBNull.Value;

    private static EventReplay Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.Time(5), row.Time(6), row.Time(8))
        {
            Description = row.TextOrNull(3),
            Filters = row.GetString(4).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            State = row.GetString(7),
            Ended = row.TimeOrNull(9),
            Replayed = row.TimeOrNull(10),
            Position = row.GetInt64(11),
        };
}
