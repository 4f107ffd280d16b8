using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>Queues in the file.</summary>
internal static class QueueRows
{
    private const string Columns = "SELECT id, name, created, modified, purged, attributes, tags FROM queues ";

    public static Queue? Find(Session session, string name)
    {
        using var reader = session.Query(Columns + "WHERE name=?1", name);
        return reader.Read() ? Read(reader) : null;
    }

    /// <summary>The queue of that name, or the error of a call that needs it.</summary>
    public static Queue Get(Session session, string name) => Find(session, name) ?? throw SqsException.QueueDoesNotExist();

    public static IReadOnlyList<Queue> All(Session session)
    {
        var queues = new List<Queue>();
        using var reader = session.Query(Columns + "ORDER BY name");
        while (reader.Read())
        {
            queues.Add(Read(reader));
        }

        return queues;
    }

    public static void Insert(
        Session session, string name, DateTimeOffset now, IReadOnlyDictionary<string, string> attributes,
        IReadOnlyDictionary<string, string> tags) => session.Execute(
        "INSERT INTO queues(name, created, modified, attributes, tags) VALUES(?1, ?2, ?2, ?3, ?4)",
        name, now.ToUnixTimeMilliseconds(), JsonSerializer.Serialize(attributes), JsonSerializer.Serialize(tags));

    public static void SetAttributes(Session session, Queue queue, IReadOnlyDictionary<string, string> attributes, DateTimeOffset now) =>
        session.Execute(
            "UPDATE queues SET attributes=?2, modified=?3 WHERE id=?1",
            queue.Id, JsonSerializer.Serialize(attributes), now.ToUnixTimeMilliseconds());

    public static void SetTags(Session session, Queue queue, IReadOnlyDictionary<string, string> tags) =>
        session.Execute("UPDATE queues SET tags=?2 WHERE id=?1", queue.Id, JsonSerializer.Serialize(tags));

    /// <summary>Deletes a queue with all its messages, and remembers its name for as long as that rests.</summary>
    public static void Delete(Session session, Queue queue, DateTimeOffset now)
    {
        session.Execute("DELETE FROM queues WHERE id=?1", queue.Id);
        session.Execute("INSERT OR REPLACE INTO deleted_names(name, at) VALUES(?1, ?2)", queue.Name, now.ToUnixTimeMilliseconds());
    }

    public static bool NameRests(Session session, string name, DateTimeOffset now)
    {
        session.Execute("DELETE FROM deleted_names WHERE at<=?1", (now - SqsLimits.NameRests).ToUnixTimeMilliseconds());
        return session.Number("SELECT COUNT(*) FROM deleted_names WHERE name=?1", name) > 0;
    }

    public static void Purge(Session session, Queue queue, DateTimeOffset now)
    {
        session.Execute("UPDATE queues SET purged=?2 WHERE id=?1", queue.Id, now.ToUnixTimeMilliseconds());
        session.Execute("DELETE FROM messages WHERE queue=?1", queue.Id);
    }

    private static Queue Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), Time(row.GetInt64(2)), Time(row.GetInt64(3)), Time(row.GetInt64(4)), Map(row.GetString(5)),
        Map(row.GetString(6)));

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static Dictionary<string, string> Map(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
