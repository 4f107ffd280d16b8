using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Writes attribute values in the one form that is stored and answered.</summary>
internal static class ValueWriter
{
    /// <summary>Text stays readable: only what JSON requires is escaped. Values were validated, so the writer need not.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 256,
    };

    /// <summary>Parses what this class wrote: deep enough for 32 levels of two JSON objects each.</summary>
    public static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 256 };

    public static byte[] ToBytes(MapValue item)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Options);
        WriteEntries(json, item);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static MapValue FromBytes(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body, ReadOptions);
        return ValueReader.ReadItem(document.RootElement);
    }

    public static void WriteEntries(Utf8JsonWriter json, MapValue map)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map.Entries)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AttributeValue value)
    {
        json.WriteStartObject();
        json.WritePropertyName(value.Type);
        switch (value)
        {
            case BooleanValue boolean:
                json.WriteBooleanValue(boolean.IsTrue);
                break;
            case NullValue:
                json.WriteBooleanValue(true);
                break;
            case MapValue map:
                WriteEntries(json, map);
                break;
            case ListValue list:
                WriteList(json, list);
                break;
            case SetValue set:
                WriteSet(json, set);
                break;
            default:
                WriteScalar(json, value);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, ListValue list)
    {
        json.WriteStartArray();
        foreach (var item in list.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteSet(Utf8JsonWriter json, SetValue set)
    {
        json.WriteStartArray();
        foreach (var member in set.Members)
        {
            WriteScalar(json, member);
        }

        json.WriteEndArray();
    }

    private static void WriteScalar(Utf8JsonWriter json, AttributeValue value)
    {
        switch (value)
        {
            case StringValue text:
                json.WriteStringValue(text.Text);
                break;
            case NumberValue number:
                json.WriteStringValue(number.Number.ToString());
                break;
            case BinaryValue binary:
                json.WriteBase64StringValue(binary.Bytes);
                break;
            default:
                throw new InvalidOperationException($"{value.Type} is not a scalar");
        }
    }
}
