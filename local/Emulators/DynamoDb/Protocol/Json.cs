using System.Buffers;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Builds reply bodies.</summary>
internal static class Json
{
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, ValueWriter.Options);
        write(json);
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>A reply that is one object.</summary>
    public static ReadOnlyMemory<byte> WriteObject(Action<Utf8JsonWriter> members) => Write(json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });

    /// <summary>Stored JSON under a name, copied as it is.</summary>
    public static void WriteStored(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> stored)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(stored, skipInputValidation: true);
    }

    /// <summary>An item under a name.</summary>
    public static void WriteItem(this Utf8JsonWriter json, ReadOnlySpan<byte> name, MapValue item)
    {
        json.WritePropertyName(name);
        ValueWriter.WriteEntries(json, item);
    }
}
