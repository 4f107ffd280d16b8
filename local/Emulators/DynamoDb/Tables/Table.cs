namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>A table as the engine works with it.</summary>
internal sealed record Table(long Id, TableDefinition Definition, IReadOnlyList<TableIndex> Indexes, DateTimeOffset Created)
{
    public string Name => Definition.Name;

    public KeySchema Key => Definition.Key;

    /// <summary>The stream opened last, which may be closed by now; null where there never was one.</summary>
    public TableStream? LatestStream { get; init; }

    /// <summary>The stream that changes are written to; null where none is enabled.</summary>
    public TableStream? Stream => LatestStream is { Closed: null } open ? open : null;

    /// <summary>The attribute items expire by; null where they do not.</summary>
    public string? ExpiryAttribute { get; init; }

    /// <summary>Since when the table could be restored to any moment; null where it could not.</summary>
    public DateTimeOffset? RecoverableSince { get; init; }

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
