using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// How far each source is done, in a file: the place in each shard, and when each schedule is due. Written once what was handed out is
/// done, so that a killed process leaves nothing out.
/// </summary>
internal sealed class MappingStore : IDisposable
{
    // Marks the file as ours ("lmbl"), so that another program's database is never written into.
    private const long ApplicationId = 0x6C6D626C;

    private const string Create =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; "
        + "CREATE TABLE IF NOT EXISTS positions(function TEXT NOT NULL, source TEXT NOT NULL, position TEXT NOT NULL, "
        + "PRIMARY KEY(function, source)) WITHOUT ROWID";

    private readonly Lock _gate = new();
    private readonly Session _session;

    private MappingStore(Session session) => _session = session;

    /// <summary>Opens the file, making it where there is none. One that cannot be used is named in the exception.</summary>
    public static MappingStore Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        var session = new Session(connection);
        try
        {
            connection.Open();
            if (session.Number("PRAGMA application_id") is not (0 or ApplicationId))
            {
                throw new InvalidDataException($"{file} is a database of another program, not of the local Lambda.");
            }

            session.Execute(Create);
            session.Execute($"PRAGMA application_id={ApplicationId}");
            return new(session);
        }
        catch (Exception error) when (error is SqliteException or InvalidDataException)
        {
            session.Dispose();
            throw error is InvalidDataException ? error : new InvalidDataException($"{file} cannot be used: {error.Message}", error);
        }
    }

    /// <summary>The last record of a shard that is done; null when none is yet.</summary>
    public string? Position(string function, string shardId) => Find(function, shardId);

    public void SetPosition(string function, string shardId, string position) => Set(function, shardId, position);

    /// <summary>When a schedule is due next; null when that was never said.</summary>
    public DateTimeOffset? Due(string function, string schedule) => Find(function, schedule) is { } due
        ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(due, CultureInfo.InvariantCulture))
        : null;

    public void SetDue(string function, string schedule, DateTimeOffset due) =>
        Set(function, schedule, due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    public void Dispose()
    {
        lock (_gate)
        {
            _session.Dispose();
        }
    }

    private string? Find(string function, string source)
    {
        lock (_gate)
        {
            using var reader = _session.Query("SELECT position FROM positions WHERE function=?1 AND source=?2", function, source);
            return reader.Read() ? reader.GetString(0) : null;
        }
    }

    private void Set(string function, string source, string position)
    {
        lock (_gate)
        {
            _session.Execute(
                "INSERT INTO positions(function, source, position) VALUES(?1, ?2, ?3) "
                + "ON CONFLICT(function, source) DO UPDATE SET position=excluded.position",
                function, source, position);
        }
    }
}
