using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>Builds answers in AWS JSON 1.0.</summary>
internal static class SqsReply
{
    private const string ContentType = "application/x-amz-json-1.0";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AwsReply Of(Action<Utf8JsonWriter>? members) => new(200, ContentType, members is null ? default : Object(members));

    public static AwsReply Of(SqsException refusal) => new(refusal.Status, ContentType, Object(json =>
    {
        json.WriteString("__type"u8, refusal.Type);
        json.WriteString("message"u8, refusal.Message);
    }))
    {
        Headers = [new("x-amzn-query-error", $"{refusal.Code};{(refusal.Status < 500 ? "Sender" : "Receiver")}")],
    };

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>An object of texts; none when there are none.</summary>
    public static void WriteMap(this Utf8JsonWriter json, string name, IReadOnlyCollection<KeyValuePair<string, string>> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in entries)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
