using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>Lets so many of a hundred writes fail, as if others held the items. Which ones is the same in every run.</summary>
internal sealed class Conflicts(int percent) : IFaults
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(Seed: 20);

    public WriteFault? Next(string operation, string table)
    {
        lock (_lock)
        {
            return _random.Next(100) < percent ? WriteFault.TransactionConflict : null;
        }
    }
}
