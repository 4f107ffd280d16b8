using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>Move tasks in the file.</summary>
internal static class MoveRows
{
    private const string Columns =
        "SELECT id, source, destination, rate, status, total, moved, started, last_position, failure FROM moves ";

    public static long Insert(Session session, MoveTask task)
    {
        session.Execute(
            "INSERT INTO moves(source, destination, rate, status, total, started, last_position) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            task.Source, MessageRows.OrNull(task.Destination), MessageRows.OrNull(task.Rate), task.Status, task.Total,
            task.Started.ToUnixTimeMilliseconds(), task.LastPosition);
        return session.Number("SELECT last_insert_rowid()");
    }

    public static IReadOnlyList<MoveTask> OfSource(Session session, string source, int max) =>
        List(session, "WHERE source=?1 ORDER BY id DESC LIMIT ?2", source, max);

    public static IReadOnlyList<MoveTask> AllRunning(Session session) => List(session, "WHERE status=?1 ORDER BY id", MoveTask.Running);

    public static MoveTask? Find(Session session, long id) => List(session, "WHERE id=?1", id).SingleOrDefault();

    public static void Update(Session session, MoveTask task) => session.Execute(
        "UPDATE moves SET status=?2, moved=?3, failure=?4 WHERE id=?1", task.Id, task.Status, task.Moved, MessageRows.OrNull(task.Failure));

    private static List<MoveTask> List(Session session, string condition, params ReadOnlySpan<object> arguments)
    {
        var tasks = new List<MoveTask>();
        using var reader = session.Query(Columns + condition, arguments);
        while (reader.Read())
        {
            tasks.Add(Read(reader));
        }

        return tasks;
    }

    private static MoveTask Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3),
        row.GetString(4), row.GetInt64(5), row.GetInt64(6), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)), row.GetInt64(8),
        row.IsDBNull(9) ? null : row.GetString(9));
}
