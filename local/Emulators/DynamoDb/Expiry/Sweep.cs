namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Removes what time has overtaken: expired items, records of streams older than a day, streams closed for a day.</summary>
internal sealed class Sweep(Engine engine)
{
    /// <summary>Removes all of it in small transactions and says how many items went.</summary>
    public int Run(CancellationToken cancellation)
    {
        var count = 0;
        foreach (var table in engine.Catalog.All.Where(table => table.ExpiryAttribute is not null))
        {
            count += Expire(table, cancellation);
        }

        foreach (var stream in engine.Store.Read(StreamRows.All))
        {
            Trim(stream, cancellation);
        }

        return count;
    }

    private int Expire(Table table, CancellationToken cancellation)
    {
        var count = 0;
        while (!cancellation.IsCancellationRequested && HasDue(table))
        {
            count += engine.Write(Batch, isByService: true);
        }

        return count;

        // What was due a moment ago may have been written or deleted since, so it is asked again within the transaction.
        int Batch(Changes changes)
        {
            var current = engine.Catalog.Current(table);
            var due = Expiries.Due(changes.Session, current, changes.Now);
            foreach (var key in due)
            {
                ItemRows.Replace(changes, current, key, ItemRows.Find(changes.Session, current, key), after: null);
            }

            return due.Count;
        }
    }

    private bool HasDue(Table table) =>
        engine.Store.Read(session => Expiries.Due(session, table, engine.Clock.GetUtcNow()).Count > 0);

    private void Trim(TableStream stream, CancellationToken cancellation)
    {
        for (var shard = 0; shard < TableStream.ShardsCount && !cancellation.IsCancellationRequested; shard++)
        {
            engine.Trim(stream, shard);
        }

        if (stream.Closed is { } closed && closed + TableStream.Retention <= engine.Clock.GetUtcNow())
        {
            engine.Write(changes =>
            {
                StreamRows.Delete(changes.Session, stream);
                engine.Catalog.Reload(changes.Session);
                return true;
            });
        }
    }
}
