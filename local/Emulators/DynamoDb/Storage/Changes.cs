namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>One transaction that changes items: where, when, and by whom.</summary>
internal sealed class Changes(Session session, StreamLog streams, DateTimeOffset now)
{
    public Session Session => session;

    public DateTimeOffset Now => now;

    /// <summary>The service itself makes the changes, not a caller: records say so.</summary>
    public bool IsByService { get; init; }

    /// <summary>Whether a stream was written to, so that its readers are woken once all of it is committed.</summary>
    public bool HasRecords { get; private set; }

    /// <summary>Tells the table's stream, if it has one.</summary>
    public void Record(Table table, ItemKey key, Row? before, Row? after)
    {
        if (table.Stream is { } stream)
        {
            RecordRows.Append(this, stream, streams.NextSequence(), table, key, before, after);
            HasRecords = true;
        }
    }
}
