namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What a write cost one index, in write units.</summary>
internal sealed record IndexChange(string Index, int WriteUnits);

/// <summary>Keeps the entries of a table's indexes in step with its items, in the same transaction.</summary>
internal static class IndexRows
{
    private const string CountSql = "UPDATE indexes SET items=items+?1, bytes=bytes+?2 WHERE id=?3";

    public static IReadOnlyList<IndexChange> Replace(Session session, Table table, ItemKey key, MapValue? before, MapValue? after)
    {
        var changes = new List<IndexChange>();
        foreach (var index in table.Indexes)
        {
            var old = Stored(index, table, before);
            var fresh = Entry(index, table, after);
            if (old is { } left && fresh is { } right && left.Key.Equals(right.Key) && left.Row.Body.AsSpan().SequenceEqual(right.Row.Body))
            {
                continue;
            }

            var units = Replace(session, index, key, old, fresh);
            if (units > 0)
            {
                changes.Add(new IndexChange(index.Name, units));
            }
        }

        return changes;
    }

    /// <summary>
    /// Enters all items of a table into an index that has just been added. Those whose attributes do not fit its key stay outside, as
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html says of the backfill.
    /// </summary>
    public static void Fill(Session session, Table table, TableIndex index)
    {
        using var reader = session.Query("SELECT size, body FROM items WHERE table_id=?1", table.Id);
        while (reader.Read())
        {
            var item = Row.Read(reader).Item;
            if (Stored(index, table, item) is { } fresh)
            {
                Replace(session, index, table.Key.OfItem(item), old: null, fresh);
            }
        }
    }

    /// <summary>Refuses an item whose attributes do not fit a key of an index, before anything is written.</summary>
    public static void Check(Table table, MapValue item)
    {
        foreach (var index in table.Indexes)
        {
            _ = index.Key.TryOfIndex(item, index.Name, out _);
        }
    }

    /// <summary>The same for an item that an update has made, for which the service has other words.</summary>
    public static void CheckUpdated(Table table, MapValue item)
    {
        foreach (var attribute in table.Indexes.SelectMany(index => index.Key.Attributes))
        {
            if (!item.Entries.TryGetValue(attribute.Name, out var value))
            {
                continue;
            }

            if (value.Type != attribute.Type)
            {
                throw DynamoException.Validation(
                    "The update expression attempted to update the secondary index key to unsupported type");
            }

            if (KeySchema.EmptyKind(value) is { } kind)
            {
                throw DynamoException.Validation(
                    "One or more parameter values are not valid. The update expression attempted to update a secondary index key "
                    + $"to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty {kind} value.");
            }
        }
    }

    // The entry of an item that is there already. It may be older than the index and not fit its key: then it has no entry, and can be
    // corrected or deleted. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.ViolationDetection.html
    private static (ItemKey Key, Row Row)? Stored(TableIndex index, Table table, MapValue? item) =>
        item is not null && index.Key.Fitting(item) is { } key
            ? (key, Row.Of(index.Definition.Project(item, table.Key)))
            : null;

    // The entry of an item that is about to be written, which must fit.
    private static (ItemKey Key, Row Row)? Entry(TableIndex index, Table table, MapValue? item) =>
        item is not null && index.Key.TryOfIndex(item, index.Name, out var key)
            ? (key, Row.Of(index.Definition.Project(item, table.Key)))
            : null;

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
    private static int Replace(Session session, TableIndex index, ItemKey key, (ItemKey Key, Row Row)? old, (ItemKey Key, Row Row)? fresh)
    {
        var stays = old is not null && fresh is not null && old.Value.Key.Equals(fresh.Value.Key);
        if (old is { } left && !stays)
        {
            session.Execute(
                "DELETE FROM entries WHERE index_id=?1 AND slot=?2 AND hash=?3 AND range=?4 AND item_hash=?5 AND item_range=?6",
                index.Id, left.Key.Slot, left.Key.Hash, left.Key.Range, key.Hash, key.Range);
        }

        if (fresh is { } right)
        {
            session.Execute(
                "INSERT OR REPLACE INTO entries(index_id, slot, hash, range, item_hash, item_range, size, body)"
                + " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                index.Id, right.Key.Slot, right.Key.Hash, right.Key.Range, key.Hash, key.Range, right.Row.Size, right.Row.Body);
        }

        ItemRows.Count(session, CountSql, index.Id, old?.Row, fresh?.Row);
        var oldUnits = old is null ? 0 : Capacity.WriteUnits(old.Value.Row.Size);
        var freshUnits = fresh is null ? 0 : Capacity.WriteUnits(fresh.Value.Row.Size);
        return stays ? Math.Max(oldUnits, freshUnits) : oldUnits + freshUnits;
    }
}
