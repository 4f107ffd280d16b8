using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecommerce.Aws.EventBridge;

/// <summary>The JSON of the request; its memory is used again for the next one.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer holds memory only, and lives as long as the instance")]
internal sealed class PutRequest
{
    // Nothing of this is ever inside HTML, so text travels as UTF-8 instead of as escapes.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ByteBuffer _bytes = new(capacity: 4096);
    private readonly Utf8JsonWriter _json;

    public PutRequest() => _json = new Utf8JsonWriter(_bytes, s_options);

    public ReadOnlyMemory<byte> Write(string bus, IReadOnlyList<BusEntry> entries)
    {
        _bytes.Clear();
        _json.Reset(_bytes);
        _json.WriteStartObject();
        _json.WriteStartArray("Entries"u8);
        foreach (var entry in entries)
        {
            Write(bus, entry);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.Written;
    }

    private void Write(string bus, BusEntry entry)
    {
        _json.WriteStartObject();
        _json.WriteString("EventBusName"u8, bus);
        _json.WriteString("Source"u8, entry.Source);
        _json.WriteString("DetailType"u8, entry.DetailType);
        _json.WriteString("Detail"u8, entry.Detail);
        if (entry.Time is { } time)
        {
            _json.WriteNumber("Time"u8, time.ToUnixTimeSeconds());
        }

        if (entry.TraceHeader is { } trace)
        {
            _json.WriteString("TraceHeader"u8, trace);
        }

        _json.WriteEndObject();
    }
}
