namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What a write did: what was there before, what is there now, what its indexes cost.</summary>
internal sealed record Written(ItemWrite Write, Row? Before, Row? After, IReadOnlyList<IndexChange> Indexes)
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html: the larger image counts.
    public int WriteUnits => Capacity.WriteUnits(Math.Max(Before?.Size ?? 0, After?.Size ?? 0));

    public void Charge(ConsumedCapacity consumed, int factor)
    {
        consumed.AddTable(WriteUnits * factor);
        foreach (var index in Indexes)
        {
            consumed.AddIndex(index.Index, index.WriteUnits * factor);
        }
    }
}

/// <summary>One change to one item, alone or in a transaction: a condition on what is there, then what is to be there.</summary>
internal abstract record ItemWrite(Table Table, ItemKey Key)
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items
    protected const int ItemBytesMax = 400 * 1024;

    public BoundCondition? Condition { get; init; }

    /// <summary>Whether a failed condition answers the item that failed it.</summary>
    public bool ShowsItemOnFailure { get; init; }

    /// <summary>Carries the change out within a transaction, on the table as it is by then.</summary>
    public Written Run(Changes changes)
    {
        var table = changes.Catalog.Current(Table);
        var before = ItemRows.Find(changes.Session, table, Key);
        if (Condition is not null && !Condition.Holds(before?.Item))
        {
            throw DynamoException.ConditionFailed(ShowsItemOnFailure ? before?.Body : null);
        }

        var after = Next(table, before);
        var indexes = ItemRows.Replace(changes, table, Key, before, after);
        return new Written(this, before, after, indexes);
    }

    /// <summary>What is to be there, by the rules of the table as it is by now; the same row means no change.</summary>
    protected abstract Row? Next(Table table, Row? before);
}

/// <summary>Puts a whole item in place of what is there.</summary>
internal sealed record PutWrite(Table Table, ItemKey Key, Row Row) : ItemWrite(Table, Key)
{
    /// <summary>Reads the item to put.</summary>
    public static PutWrite Of(Table table, MapValue item)
    {
        var key = table.Key.OfItem(item);
        IndexRows.Check(table, item);
        var row = Row.Of(item);
        return row.Size <= ItemBytesMax
            ? new PutWrite(table, key, row)
            : throw DynamoException.Validation("Item size has exceeded the maximum allowed size");
    }

    protected override Row? Next(Table table, Row? before) => Row;
}

/// <summary>Removes an item.</summary>
internal sealed record DeleteWrite(Table Table, ItemKey Key) : ItemWrite(Table, Key)
{
    protected override Row? Next(Table table, Row? before) => null;
}

/// <summary>Changes nothing: a transaction's condition on an item it does not write.</summary>
internal sealed record CheckWrite(Table Table, ItemKey Key) : ItemWrite(Table, Key)
{
    protected override Row? Next(Table table, Row? before) => before;
}

/// <summary>Changes some attributes of an item, or creates it with its key and those.</summary>
internal sealed record UpdateWrite(Table Table, ItemKey Key, MapValue KeyAttributes, BoundUpdate? Update) : ItemWrite(Table, Key)
{
    protected override Row? Next(Table table, Row? before)
    {
        var item = before?.Parse() ?? new MapValue(new(KeyAttributes.Entries, StringComparer.Ordinal));
        if (Update is not null)
        {
            UpdateExecutor.Apply(Update, item);
        }

        ValueReader.CheckDepth(item);
        IndexRows.CheckUpdated(table, item);
        var row = Row.Of(item);
        return row.Size <= ItemBytesMax
            ? row
            : throw DynamoException.Validation("Item size to update has exceeded the maximum allowed size");
    }
}
