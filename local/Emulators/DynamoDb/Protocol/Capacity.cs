using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// The arithmetic of capacity units.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
/// </summary>
internal static class Capacity
{
    private const int WriteUnitBytes = 1024;
    private const int ReadUnitBytes = 4096;

    public static int WriteUnits(int bytes) => Math.Max(1, (bytes + WriteUnitBytes - 1) / WriteUnitBytes);

    public static double ReadUnits(long bytes, ReadMode mode) =>
        Math.Max(1, (bytes + ReadUnitBytes - 1) / ReadUnitBytes) * (mode switch
        {
            ReadMode.Eventual => 0.5,
            ReadMode.Strong => 1,
            ReadMode.Transactional => 2,
        });
}

/// <summary>How a read is paid.</summary>
internal enum ReadMode
{
    Eventual,
    Strong,
    Transactional,
}

/// <summary>Which units a call is asked to name beyond the total.</summary>
internal enum CapacityKind
{
    /// <summary>A single call names only the total.</summary>
    Plain,

    /// <summary>A transaction says which of its units were reads.</summary>
    TransactionalRead,

    /// <summary>A transaction says which of its units were writes.</summary>
    TransactionalWrite,
}

/// <summary>What one table and its indexes were charged by a call.</summary>
internal sealed class ConsumedCapacity(string table, CapacityKind kind = CapacityKind.Plain)
{
    private readonly SortedDictionary<string, double> _indexes = new(StringComparer.Ordinal);
    private double _tableUnits;

    public void AddTable(double units) => _tableUnits += units;

    public void AddIndex(string index, double units) => _indexes[index] = _indexes.GetValueOrDefault(index) + units;

    public void Write(Utf8JsonWriter json, bool byIndex)
    {
        json.WriteStartObject();
        json.WriteString("TableName"u8, table);
        WriteUnits(json, _tableUnits + _indexes.Values.Sum());
        if (byIndex)
        {
            json.WriteStartObject("Table"u8);
            WriteUnits(json, _tableUnits);
            json.WriteEndObject();
            WriteIndexes(json);
        }

        json.WriteEndObject();
    }

    private void WriteIndexes(Utf8JsonWriter json)
    {
        if (_indexes.Count == 0)
        {
            return;
        }

        json.WriteStartObject("GlobalSecondaryIndexes"u8);
        foreach (var (index, units) in _indexes)
        {
            json.WriteStartObject(index);
            WriteUnits(json, units);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteUnits(Utf8JsonWriter json, double units)
    {
        json.WriteNumber("CapacityUnits"u8, units);
        switch (kind)
        {
            case CapacityKind.TransactionalRead:
                json.WriteNumber("ReadCapacityUnits"u8, units);
                break;
            case CapacityKind.TransactionalWrite:
                json.WriteNumber("WriteCapacityUnits"u8, units);
                break;
            case CapacityKind.Plain:
                break;
        }
    }
}
