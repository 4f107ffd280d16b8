namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What every operation works with: the data, the tables, the streams, the clock, and the faults if any.</summary>
internal sealed record Engine(Store Store, Catalog Catalog, StreamLog Streams, TimeProvider Clock)
{
    public IFaults? Faults { get; set; }

    /// <summary>The table a request names.</summary>
    public Table Table(Request request) => Catalog.Get(request.TableName());

    /// <summary>Carries out one write as a call of its own.</summary>
    public Written WriteOne(string operation, ItemWrite write)
    {
        switch (Faults?.Next(operation, write.Table.Name))
        {
            case WriteFault.TransactionConflict:
                throw DynamoException.Conflict();
            case WriteFault.Throttle:
                throw DynamoException.Throttled();
            case null:
                break;
        }

        return Write(changes => write.Run(changes, Catalog));
    }

    /// <summary>Changes items, all or none, and wakes the readers of their streams once that is committed.</summary>
    public T Write<T>(Func<Changes, T> write, bool isByService = false)
    {
        var hasRecords = false;
        var result = Store.Write(session =>
        {
            var changes = new Changes(session, Streams, Clock.GetUtcNow()) { IsByService = isByService };
            var answer = write(changes);
            hasRecords = changes.HasRecords;
            return answer;
        });
        if (hasRecords)
        {
            Streams.Wake();
        }

        return result;
    }

    /// <summary>Deletes the records of a shard that are older than a day.</summary>
    public void Trim(TableStream stream, int shard)
    {
        var horizon = Clock.GetUtcNow() - TableStream.Retention;
        while (Store.Read(session => RecordRows.HasOld(session, stream, shard, horizon)))
        {
            Store.Write(session =>
            {
                RecordRows.Trim(session, stream, shard, horizon);
                return true;
            });
        }
    }
}
