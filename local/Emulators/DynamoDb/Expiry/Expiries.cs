namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// When items expire, in the order in which they do; only of tables with a TTL attribute.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html
/// </summary>
internal static class Expiries
{
    // So many a transaction, so that a sweep keeps writers waiting for milliseconds only.
    public const int BatchMax = 100;

    // A date longer ago is taken for a mistake:
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
    private const int AgeYearsMax = 5;

    /// <summary>Keeps the expiry of one item in step with it.</summary>
    public static void Replace(Session session, Table table, ItemKey key, Row? before, Row? after)
    {
        if (table.ExpiryAttribute is not { } attribute)
        {
            return;
        }

        var old = Of(before, attribute);
        var fresh = Of(after, attribute);
        if (old == fresh)
        {
            return;
        }

        if (old is { } left)
        {
            session.Execute(
                "DELETE FROM expiries WHERE table_id=?1 AND due=?2 AND slot=?3 AND hash=?4 AND range=?5",
                table.Id, left, key.Slot, key.Hash, key.Range);
        }

        if (fresh is { } due)
        {
            Insert(session, table, key, due);
        }
    }

    /// <summary>Notes the expiries of all items of a table that has just got its attribute.</summary>
    public static void Fill(Session session, Table table)
    {
        if (table.ExpiryAttribute is not { } attribute)
        {
            return;
        }

        using var reader = session.Query("SELECT size, body FROM items WHERE table_id=?1", table.Id);
        while (reader.Read())
        {
            var row = Row.Read(reader);
            if (Of(row, attribute) is { } due)
            {
                Insert(session, table, table.Key.OfItem(row.Item), due);
            }
        }
    }

    public static void Clear(Session session, Table table) => session.Execute("DELETE FROM expiries WHERE table_id=?1", table.Id);

    /// <summary>Some items that have expired, those that did so first before the others.</summary>
    public static IReadOnlyList<ItemKey> Due(Session session, Table table, DateTimeOffset now)
    {
        var keys = new List<ItemKey>();
        using var reader = session.Query(
            "SELECT hash, range FROM expiries WHERE table_id=?1 AND due>=?2 AND due<?3 ORDER BY due LIMIT ?4",
            table.Id, now.AddYears(-AgeYearsMax).ToUnixTimeSeconds(), now.ToUnixTimeSeconds(), BatchMax);
        while (reader.Read())
        {
            keys.Add(new ItemKey(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1)));
        }

        return keys;
    }

    private static void Insert(Session session, Table table, ItemKey key, long due) => session.Execute(
        "INSERT INTO expiries(table_id, due, slot, hash, range) VALUES(?1, ?2, ?3, ?4, ?5)",
        table.Id, due, key.Slot, key.Hash, key.Range);

    // Seconds since 1970 as a number; whatever else the attribute holds does not expire.
    private static long? Of(Row? row, string attribute) =>
        row?.Item.Entries.GetValueOrDefault(attribute) is NumberValue number ? number.Number.ToSeconds() : null;
}
