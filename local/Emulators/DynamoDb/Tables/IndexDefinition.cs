namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>A global secondary index: its key and which attributes of an item it copies.</summary>
internal sealed record IndexDefinition(string Name, KeySchema Key, string Projection, IReadOnlyList<string> Included)
{
    /// <summary>Its own units; null where the table is paid for on demand.</summary>
    public Throughput? Provisioned { get; init; }

    public bool CopiesAll => Projection == "ALL";

    /// <summary>The part of an item that the index holds: keys always, the rest as projected.</summary>
    public MapValue Project(MapValue item, KeySchema tableKey) => CopiesAll
        ? item
        : new MapValue(item.Entries.Where(entry => Holds(entry.Key, tableKey)).ToDictionary(StringComparer.Ordinal));

    public bool Holds(string attribute, KeySchema tableKey) =>
        CopiesAll || Key.Contains(attribute) || tableKey.Contains(attribute) || Included.Contains(attribute);
}
