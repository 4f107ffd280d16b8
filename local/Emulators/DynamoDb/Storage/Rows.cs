using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>An item or index entry as stored: its size by the service's rules and its JSON.</summary>
internal sealed record Row(int Size, byte[] Body)
{
    private MapValue? _item;

    /// <summary>The item, parsed when first asked for. Whoever changes it takes <see cref="Parse"/> instead.</summary>
    public MapValue Item => _item ??= Parse();

    public MapValue Parse() => ValueWriter.FromBytes(Body);

    public static Row Of(MapValue item) => new(item.ItemSize, ValueWriter.ToBytes(item)) { _item = item };

    public static Row Read(SqliteDataReader reader) => new(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1));
}

/// <summary>Reads and writes single rows of items.</summary>
internal static class ItemRows
{
    public static Row? Find(Session session, Table table, ItemKey key)
    {
        using var reader = session.Query(
            "SELECT size, body FROM items WHERE table_id=?1 AND slot=?2 AND hash=?3 AND range=?4", table.Id, key.Slot, key.Hash, key.Range);
        return reader.Read() ? Row.Read(reader) : null;
    }

    /// <summary>
    /// Replaces what is stored under a key by an item, or by nothing. The only way items change, so that indexes, counts,
    /// expiries and the stream always change with them. What is the same as before is not written and no stream tells of it.
    /// </summary>
    public static IReadOnlyList<IndexChange> Replace(Changes changes, Table table, ItemKey key, Row? before, Row? after)
    {
        if (IsSame(before, after))
        {
            return [];
        }

        var session = changes.Session;
        if (after is not null)
        {
            session.Execute(
                "INSERT OR REPLACE INTO items(table_id, slot, hash, range, size, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                table.Id, key.Slot, key.Hash, key.Range, after.Size, after.Body);
        }
        else if (before is not null)
        {
            session.Execute(
                "DELETE FROM items WHERE table_id=?1 AND slot=?2 AND hash=?3 AND range=?4", table.Id, key.Slot, key.Hash, key.Range);
        }

        Count(session, "UPDATE tables SET items=items+?1, bytes=bytes+?2 WHERE id=?3", table.Id, before, after);
        Expiries.Replace(session, table, key, before, after);
        changes.Record(table, key, before, after);
        return table.Indexes.Count == 0 ? [] : IndexRows.Replace(session, table, key, before?.Item, after?.Item);
    }

    // Equal bytes are the common case; attributes in another order are the same item all the same.
    private static bool IsSame(Row? before, Row? after) => before is null || after is null
        ? ReferenceEquals(before, after)
        : before.Size == after.Size && (before.Body.AsSpan().SequenceEqual(after.Body) || before.Item.Equals(after.Item));

    public static void Count(Session session, string sql, long id, Row? before, Row? after)
    {
        var items = (after is null ? 0 : 1) - (before is null ? 0 : 1);
        var bytes = (after?.Size ?? 0) - (before?.Size ?? 0);
        if (items != 0 || bytes != 0)
        {
            session.Execute(sql, items, bytes, id);
        }
    }
}
