using System.Buffers;
using System.Text.Json;
using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// A message's attributes as a filter policy sees them: a JSON object of texts, numbers and arrays. Binary values are not looked at. An
/// array that is none stays the text that it is.
/// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
/// </summary>
internal static class FilteredAttributes
{
    private const string ArrayType = "String.Array";

    public static ReadOnlyMemory<byte> Of(IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        foreach (var (name, attribute) in attributes.Where(one => one.Value.Text is not null))
        {
            json.WritePropertyName(name);
            Write(json, attribute);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, MessageAttribute attribute)
    {
        var text = attribute.Text!;
        var kind = attribute.DataType == ArrayType ? JsonValueKind.Array
            : attribute.DataType.Split('.')[0] == "Number" ? JsonValueKind.Number
            : JsonValueKind.String;
        if (kind != JsonValueKind.String && Is(kind, text))
        {
            json.WriteRawValue(text);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }

    private static bool Is(JsonValueKind kind, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == kind;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
