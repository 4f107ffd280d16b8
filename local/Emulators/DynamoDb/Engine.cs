namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What every operation works with: the data, the tables, the streams, the clock, and the faults if any.</summary>
internal sealed class Engine(Store store, Catalog catalog, StreamLog streams, TimeProvider clock)
{
    private Catalog _catalog = catalog;

    public Store Store => store;

    /// <summary>The tables as they were committed last.</summary>
    public Catalog Catalog => Volatile.Read(ref _catalog);

    public StreamLog Streams => streams;

    public TimeProvider Clock => clock;

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

        return Write(changes => write.Run(changes));
    }

    /// <summary>
    /// Changes tables and items, all or none. Once that is committed, and before the next write begins, all calls see the tables as they
    /// are by then; then the readers of streams are woken.
    /// </summary>
    public T Write<T>(Func<Changes, T> write, bool isByService = false)
    {
        Changes? changes = null;
        var result = Store.Write(
            session => write(changes = new Changes(session, Catalog, Streams, Clock.GetUtcNow()) { IsByService = isByService }),
            committed: () => Volatile.Write(ref _catalog, changes!.Catalog));
        if (changes!.WakesReaders)
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
