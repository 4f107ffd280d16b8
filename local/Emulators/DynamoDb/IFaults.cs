namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What a fault makes of a write.</summary>
public enum WriteFault
{
    /// <summary>Another transaction holds the item.</summary>
    TransactionConflict,

    /// <summary>The table has no write units left.</summary>
    Throttle,
}

/// <summary>Decides which writes fail although nothing is wrong with them, so that retries are exercised.</summary>
public interface IFaults
{
    /// <summary>Asked before each write (once for a whole transaction, once for each item of a batch); null lets it pass.</summary>
    WriteFault? Next(string operation, string table);
}
