using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>The rows of streams and of their shards.</summary>
internal static class StreamRows
{
    private const string Columns = "id, table_id, table_name, keys, view, created, first, closed, last";

    /// <summary>The highest sequence number there ever was in what is still known, or zero.</summary>
    public static long LastSequence(Session session) => session.Number(
        """
        SELECT max(coalesce((SELECT max(sequence) FROM records), 0), coalesce((SELECT max(trimmed) FROM shards), 0),
            coalesce((SELECT max(coalesce(last, first)) FROM streams), 0))
        """);

    public static IReadOnlyList<TableStream> All(Session session)
    {
        var streams = new List<TableStream>();
        using var reader = session.Query($"SELECT {Columns} FROM streams ORDER BY table_name, created");
        while (reader.Read())
        {
            streams.Add(Read(reader));
        }

        return streams;
    }

    /// <summary>Opens a stream of a table; its records will have numbers above its first, <paramref name="sequence"/>.</summary>
    public static void Open(Session session, Table table, string view, long sequence, DateTimeOffset now)
    {
        // The label is the moment of creation, and no two streams of one name may share it.
        var latest = session.Number("SELECT coalesce(max(created), 0) FROM streams WHERE table_name=?1", table.Name);
        var created = Math.Max(now.ToUnixTimeMilliseconds(), latest + 1);
        session.Execute(
            "INSERT INTO streams(table_id, table_name, keys, view, created, first) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
            table.Id, table.Name, TableReply.KeyOf(table.Key), view, created, sequence);
        var id = session.Number("SELECT max(id) FROM streams");
        for (var shard = 0; shard < TableStream.ShardsCount; shard++)
        {
            session.Execute("INSERT INTO shards(stream_id, shard, trimmed) VALUES(?1, ?2, ?3)", id, shard, sequence - 1);
        }
    }

    /// <summary>Ends a stream: it takes no more records, and those it has stay for their day.</summary>
    public static void Close(Session session, TableStream stream, long sequence, DateTimeOffset now) => session.Execute(
        "UPDATE streams SET closed=?1, last=?2 WHERE id=?3", now.ToUnixTimeMilliseconds(), sequence, stream.Id);

    public static void Delete(Session session, TableStream stream)
    {
        session.Execute("DELETE FROM records WHERE stream_id=?1", stream.Id);
        session.Execute("DELETE FROM shards WHERE stream_id=?1", stream.Id);
        session.Execute("DELETE FROM streams WHERE id=?1", stream.Id);
    }

    public static TableStream? Find(Session session, string arn)
    {
        if (arn.Split("/stream/") is not [var table, var label]
            || !DateTime.TryParseExact(
                label, "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var created))
        {
            return null;
        }

        using var reader = session.Query(
            $"SELECT {Columns} FROM streams WHERE table_name=?1 AND created=?2",
            TableName.OfArn(table), new DateTimeOffset(created).ToUnixTimeMilliseconds());
        return reader.Read() && Read(reader) is var stream && stream.Arn == arn ? stream : null;
    }

    private static TableStream Read(SqliteDataReader reader) => new(
        reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5)), reader.GetInt64(6),
        reader.IsDBNull(7) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(7)),
        reader.IsDBNull(8) ? null : reader.GetInt64(8));
}
