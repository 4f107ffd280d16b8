using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Removes what time has overtaken: expired items, records of streams older than a day, streams closed for a day.</summary>
internal sealed class Sweep(Engine engine)
{
    /// <summary>
    /// Removes all of it in small transactions and says how many items went. What fails in one table or stream keeps nothing in another,
    /// and is thrown when all have had their turn.
    /// </summary>
    public int Run(CancellationToken cancellation)
    {
        var count = 0;
        var failures = new List<Exception>();
        foreach (var table in engine.Catalog.All.Where(table => table.ExpiryAttribute is not null))
        {
            Try($"Items of {table.Name} could not expire", () => count += Expire(table, cancellation), failures);
        }

        foreach (var stream in engine.Store.Read(StreamRows.All))
        {
            Try($"Records of {stream.Arn} could not be trimmed", () => Trim(stream, cancellation), failures);
        }

        return failures.Count == 0 ? count : throw new AggregateException(failures);
    }

    private static void Try(string failure, Action part, List<Exception> failures)
    {
        try
        {
            part();
        }
        catch (Exception error) when (error is DynamoException or SqliteException)
        {
            failures.Add(new InvalidOperationException(failure, error));
        }
    }

    private int Expire(Table table, CancellationToken cancellation)
    {
        var count = 0;
        try
        {
            while (!cancellation.IsCancellationRequested && HasDue(table)
                && engine.Write(changes => RemoveDue(changes, table), isByService: true) is > 0 and var removed)
            {
                count += removed;
            }
        }
        catch (DynamoException gone) when (gone.Code == "ResourceNotFoundException")
        {
            // The table was deleted meanwhile, and its items with it.
        }

        return count;
    }

    // What was due a moment ago may have been written or deleted since, so it is asked again within the transaction.
    private static int RemoveDue(Changes changes, Table table)
    {
        var current = changes.Catalog.Current(table);
        var count = 0;
        foreach (var key in Expiries.Due(changes.Session, current, changes.Now))
        {
            var row = ItemRows.Find(changes.Session, current, key);
            ItemRows.Replace(changes, current, key, row, after: null);
            count += row is null ? 0 : 1;
        }

        return count;
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
                changes.ReloadCatalog();
                return true;
            });
        }
    }
}
