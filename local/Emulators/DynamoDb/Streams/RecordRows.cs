using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>The rows of a stream's records. They are written in the transaction of the change they tell of.</summary>
internal static class RecordRows
{
    // So many a transaction when records are trimmed, so that writers wait for milliseconds only.
    private const int TrimmedMax = 500;

    public static void Append(Changes changes, TableStream stream, long sequence, Table table, ItemKey key, Row? before, Row? after)
    {
        var keys = table.Key.Of((after ?? before)!.Item);
        var old = stream.ShowsOld ? before : null;
        var fresh = stream.ShowsNew ? after : null;
        var kind = before is null ? StreamEvent.Insert : after is null ? StreamEvent.Remove : StreamEvent.Modify;
        changes.Session.Execute(
            "INSERT INTO records(stream_id, shard, sequence, created, kind, service, size, keys, old, new)"
            + " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            stream.Id, TableStream.ShardOf(key), sequence, changes.Now.ToUnixTimeMilliseconds(), (int)kind, changes.IsByService ? 1 : 0,
            keys.ItemSize + (old?.Size ?? 0) + (fresh?.Size ?? 0),
            ValueWriter.ToBytes(keys), (object?)old?.Body ?? DBNull.Value, (object?)fresh?.Body ?? DBNull.Value);
    }

    /// <summary>The sequence number below and at which records of a shard are gone.</summary>
    public static long Trimmed(Session session, TableStream stream, int shard) =>
        session.Number("SELECT trimmed FROM shards WHERE stream_id=?1 AND shard=?2", stream.Id, shard);

    /// <summary>The highest sequence number a shard has had.</summary>
    public static long Last(Session session, TableStream stream, int shard) => Math.Max(
        Trimmed(session, stream, shard),
        session.Number("SELECT coalesce(max(sequence), 0) FROM records WHERE stream_id=?1 AND shard=?2", stream.Id, shard));

    /// <summary>Records of a shard behind a sequence number.</summary>
    public static IEnumerable<(long Sequence, StreamRecord Record)> After(
        Session session, TableStream stream, int shard, long sequence, int recordsMax)
    {
        using var reader = session.Query(
            "SELECT sequence, created, kind, service, size, keys, old, new FROM records"
            + " WHERE stream_id=?1 AND shard=?2 AND sequence>?3 ORDER BY sequence LIMIT ?4",
            stream.Id, shard, sequence, recordsMax);
        while (reader.Read())
        {
            yield return (reader.GetInt64(0), Read(reader, stream));
        }
    }

    /// <summary>Whether a shard holds records older than they may be.</summary>
    public static bool HasOld(Session session, TableStream stream, int shard, DateTimeOffset horizon)
    {
        using var reader = session.Query(
            "SELECT created FROM records WHERE stream_id=?1 AND shard=?2 ORDER BY sequence LIMIT 1", stream.Id, shard);
        return reader.Read() && reader.GetInt64(0) <= horizon.ToUnixTimeMilliseconds();
    }

    /// <summary>Deletes some of a shard's records that are older than they may be, and remembers up to where.</summary>
    public static void Trim(Session session, TableStream stream, int shard, DateTimeOffset horizon)
    {
        var last = session.Number(
            "SELECT coalesce(max(sequence), 0) FROM (SELECT sequence, created FROM records"
            + " WHERE stream_id=?1 AND shard=?2 ORDER BY sequence LIMIT ?4) WHERE created<=?3",
            stream.Id, shard, horizon.ToUnixTimeMilliseconds(), TrimmedMax);
        if (last > 0)
        {
            session.Execute("DELETE FROM records WHERE stream_id=?1 AND shard=?2 AND sequence<=?3", stream.Id, shard, last);
            session.Execute("UPDATE shards SET trimmed=?3 WHERE stream_id=?1 AND shard=?2", stream.Id, shard, last);
        }
    }

    private static StreamRecord Read(SqliteDataReader reader, TableStream stream)
    {
        var sequence = reader.GetInt64(0);
        return new StreamRecord(
            string.Create(CultureInfo.InvariantCulture, $"{stream.Id:x16}{sequence:x16}"),
            (StreamEvent)reader.GetInt32(2), SequenceNumber.Write(sequence), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)),
            reader.GetInt32(4), stream.View, reader.GetFieldValue<byte[]>(5), Image(6), Image(7), IsByService: reader.GetInt32(3) != 0);

        // A bare null would become an empty image, since null is also an array.
        ReadOnlyMemory<byte>? Image(int column) =>
            reader.IsDBNull(column) ? default(ReadOnlyMemory<byte>?) : reader.GetFieldValue<byte[]>(column);
    }
}
