namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>A table as the engine works with it.</summary>
internal sealed record Table(long Id, TableDefinition Definition, IReadOnlyList<TableIndex> Indexes, DateTimeOffset Created)
{
    public string Name => Definition.Name;

    public KeySchema Key => Definition.Key;

    public TableIndex Index(string name) =>
        Indexes.FirstOrDefault(index => index.Name == name)
        ?? throw DynamoException.Validation($"The table does not have the specified index: {name}");
}

/// <summary>A global secondary index and the id its entries are stored under.</summary>
internal sealed record TableIndex(long Id, IndexDefinition Definition)
{
    public string Name => Definition.Name;

    public KeySchema Key => Definition.Key;
}

/// <summary>What the console page shows of a table.</summary>
public sealed record TableSummary(string Name, long ItemCount, IReadOnlyList<string> Indexes);
