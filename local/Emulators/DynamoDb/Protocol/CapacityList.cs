using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>The consumed capacity of a call that touches several tables.</summary>
internal sealed class CapacityList
{
    private readonly SortedDictionary<string, ConsumedCapacity> _tables = new(StringComparer.Ordinal);
    private readonly CapacityKind _kind;

    private CapacityList(CapacityKind kind) => _kind = kind;

    public ConsumedCapacity Of(Table table)
    {
        if (!_tables.TryGetValue(table.Name, out var consumed))
        {
            _tables[table.Name] = consumed = new ConsumedCapacity(table.Name, _kind);
        }

        return consumed;
    }

    /// <summary>Adds up and writes the member <c>ConsumedCapacity</c>, if it was asked for.</summary>
    public static void Write(Utf8JsonWriter json, string? wanted, CapacityKind kind, Action<CapacityList> charge)
    {
        if (wanted is null)
        {
            return;
        }

        var list = new CapacityList(kind);
        charge(list);
        json.WriteStartArray("ConsumedCapacity"u8);
        foreach (var consumed in list._tables.Values)
        {
            consumed.Write(json, byIndex: wanted == "INDEXES");
        }

        json.WriteEndArray();
    }
}
