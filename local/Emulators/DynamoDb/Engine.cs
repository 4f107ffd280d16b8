namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What every operation works with: the data, the tables, the clock, and the faults if any.</summary>
internal sealed record Engine(Store Store, Catalog Catalog, TimeProvider Clock)
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

        return Store.Write(session =>
        {
            Catalog.CheckCurrent(write.Table);
            return write.Run(session);
        });
    }
}
