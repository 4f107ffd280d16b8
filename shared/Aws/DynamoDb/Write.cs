namespace Ecommerce.Aws.DynamoDb;

/// <summary>An immutable description of one write, alone (<see cref="DynamoDbClient.Do"/>) or in a transaction.</summary>
public sealed record Write
{
    private Write(WriteKind kind, string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        (Kind, Table) = (kind, table);
    }

    internal WriteKind Kind { get; }

    internal string Table { get; }

    internal Key Key { get; private init; }

    internal Action<ItemWriter>? Item { get; private init; }

    internal string? Expression { get; private init; }

    /// <summary>A condition expression; null: the write always happens.</summary>
    public string? Condition { get; init; }

    /// <summary>The expressions' values, by names that start with a colon.</summary>
    public Action<ItemWriter>? Values { get; init; }

    /// <summary>The expressions' placeholders, which start with #, and the attributes they stand for.</summary>
    public IReadOnlyList<(string Placeholder, string Attribute)> Names { get; init; } = [];

    /// <summary>When the condition fails, the item it failed on comes back.</summary>
    public bool ReturnsItemOnFailure { get; init; }

    /// <summary>An update that is done alone returns the item as it then is. Transactions return nothing.</summary>
    public bool ReturnsItem { get; init; }

    /// <summary>Replaces the whole item, or makes it.</summary>
    public static Write Put(string table, Action<ItemWriter> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new Write(WriteKind.Put, table) { Item = item };
    }

    /// <summary>Changes attributes, and makes the item if there is none.</summary>
    public static Write Update(string table, Key key, string expression)
    {
        ArgumentException.ThrowIfNullOrEmpty(expression);
        return new Write(WriteKind.Update, table) { Key = key, Expression = expression };
    }

    public static Write Delete(string table, Key key) => new(WriteKind.Delete, table) { Key = key };

    /// <summary>Writes nothing, and fails its transaction unless the condition holds. Of no use alone.</summary>
    public static Write Check(string table, Key key, string condition)
    {
        ArgumentException.ThrowIfNullOrEmpty(condition);
        return new Write(WriteKind.Check, table) { Key = key, Condition = condition };
    }
}

internal enum WriteKind
{
    Put,
    Update,
    Delete,
    Check,
}
