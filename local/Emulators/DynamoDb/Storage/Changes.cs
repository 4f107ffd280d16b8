namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>One transaction that changes tables or items: where, when, and by whom.</summary>
internal sealed class Changes(Session session, Catalog catalog, StreamLog streams, DateTimeOffset now)
{
    public Session Session => session;

    public DateTimeOffset Now => now;

    /// <summary>The service itself makes the changes, not a caller: records say so.</summary>
    public bool IsByService { get; init; }

    /// <summary>The tables as the transaction has them; the other calls get to know them once all of it is committed.</summary>
    public Catalog Catalog { get; private set; } = catalog;

    /// <summary>Whether a stream was written to or has ended, so that its readers are woken once all of it is committed.</summary>
    public bool WakesReaders { get; private set; }

    /// <summary>Reads the tables again after their rows were changed.</summary>
    public void ReloadCatalog() => Catalog = Catalog.Read(session);

    /// <summary>Tells the table's stream, if it has one.</summary>
    public void Record(Table table, ItemKey key, Row? before, Row? after)
    {
        if (table.Stream is { } stream)
        {
            RecordRows.Append(this, stream, streams.NextSequence(), table, key, before, after);
            WakesReaders = true;
        }
    }

    /// <summary>Ends a stream: readers are woken to learn that nothing follows.</summary>
    public void Close(TableStream stream)
    {
        StreamRows.Close(session, stream, streams.LastSequence, now);
        WakesReaders = true;
    }
}
