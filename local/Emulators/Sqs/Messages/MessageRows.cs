using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>Messages in the file.</summary>
internal static class MessageRows
{
    public const string Columns =
        "SELECT position, id, body, attributes, sender, trace, message_group, deduplication, source, sent, visible, receives, "
        + "first_received, last_received FROM messages ";

    /// <summary>Puts a new message at the end of a queue and says at which position.</summary>
    public static long Insert(Session session, Queue queue, string id, Outgoing message, string sender, DateTimeOffset now)
    {
        session.Execute(
            "INSERT INTO messages(queue, id, body, attributes, sender, trace, message_group, deduplication, sent, visible) "
            + "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            queue.Id, id, message.Body, JsonSerializer.Serialize(message.Attributes), sender, OrNull(message.Trace?.Text),
            OrNull(message.Group), OrNull(queue.IsFifo ? message.DeduplicationKey : null), now.ToUnixTimeMilliseconds(),
            (now + (message.Delay ?? queue.Delay)).ToUnixTimeMilliseconds());
        return session.Number("SELECT last_insert_rowid()");
    }

    public static StoredMessage? Find(Session session, Queue queue, string id)
    {
        using var reader = session.Query(Columns + "WHERE queue=?1 AND id=?2", queue.Id, id);
        return reader.Read() ? Read(reader) : null;
    }

    public static List<StoredMessage> List(Session session, string condition, params ReadOnlySpan<object> arguments)
    {
        var messages = new List<StoredMessage>();
        using var reader = session.Query(Columns + condition, arguments);
        while (reader.Read())
        {
            messages.Add(Read(reader));
        }

        return messages;
    }

    public static void SetReceived(Session session, StoredMessage message, DateTimeOffset now, DateTimeOffset visible) =>
        session.Execute(
            "UPDATE messages SET receives=receives+1, first_received=COALESCE(first_received, ?2), last_received=?2, visible=?3 "
            + "WHERE position=?1",
            message.Position, now.ToUnixTimeMilliseconds(), visible.ToUnixTimeMilliseconds());

    public static void SetVisible(Session session, StoredMessage message, DateTimeOffset visible) =>
        session.Execute("UPDATE messages SET visible=?2 WHERE position=?1", message.Position, visible.ToUnixTimeMilliseconds());

    public static void Delete(Session session, StoredMessage message) =>
        session.Execute("DELETE FROM messages WHERE position=?1", message.Position);

    /// <summary>Removes what has been in the queue for longer than it keeps messages.</summary>
    public static void Expire(Session session, Queue queue, DateTimeOffset now) => session.Execute(
        "DELETE FROM messages WHERE queue=?1 AND sent<=?2", queue.Id, (now - queue.Retention).ToUnixTimeMilliseconds());

    /// <summary>
    /// Moves a message to the end of another queue as it is, received as often as it was, with the ARN of the queue it leaves. Only in
    /// FIFO queues it begins to age anew.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
    /// </summary>
    public static void Bury(Session session, StoredMessage message, Queue source, Queue target, DateTimeOffset now)
    {
        Delete(session, message);
        session.Execute(
            "INSERT INTO messages(queue, id, body, attributes, sender, trace, message_group, deduplication, source, sent, visible, "
            + "receives, first_received) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            target.Id, message.Id, message.Body, message.AttributesJson, message.Sender, OrNull(message.Trace), OrNull(message.Group),
            OrNull(message.Deduplication), source.Arn, (target.IsFifo ? now : message.Sent).ToUnixTimeMilliseconds(),
            now.ToUnixTimeMilliseconds(), message.Receives, OrNull(message.FirstReceived?.ToUnixTimeMilliseconds()));
    }

    public static StoredMessage Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Text(row, 5), Text(row, 6), Text(row, 7),
        Text(row, 8), Time(row.GetInt64(9)), Time(row.GetInt64(10)), row.GetInt64(11), row.IsDBNull(12) ? null : Time(row.GetInt64(12)),
        row.IsDBNull(13) ? null : Time(row.GetInt64(13)));

    public static object OrNull(object? value) => value ?? DBNull.Value;

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
