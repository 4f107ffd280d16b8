using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance;

/// <summary>
/// Attribute values as people write JSON: texts, numbers, booleans, null, lists and maps are what they look like. What JSON has no
/// form for is a map with one dollar: <c>{"$ss":["a"]}</c>, <c>{"$ns":["1"]}</c>, <c>{"$bs":["AQ=="]}</c>, <c>{"$b":"AQ=="}</c>,
/// and <c>{"$n":"1e126"}</c> for a number that JSON would not keep as it is written.
/// </summary>
internal static class Notation
{
    private const int DepthMax = 256;

    private static readonly JsonSerializerOptions s_plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = DepthMax,
    };

    public static Dictionary<string, AttributeValue> Item(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = DepthMax });
        return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => Read(member.Value));
    }

    public static AttributeValue Value(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = DepthMax });
        return Read(document.RootElement);
    }

    /// <summary>The item with its attributes and the members of its sets in order, so that equal items have equal texts.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, AttributeValue>> item) => Write(item).ToJsonString(s_plain);

    private static AttributeValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new() { S = json.GetString() },
        JsonValueKind.Number => new() { N = json.GetRawText() },
        JsonValueKind.True or JsonValueKind.False => new() { BOOL = json.GetBoolean() },
        JsonValueKind.Null => new() { NULL = true },
        JsonValueKind.Array => new() { L = [.. json.EnumerateArray().Select(Read)] },
        _ => json.EnumerateObject().ToArray() is [{ Name: ['$', ..] } special]
            ? ReadSpecial(special.Name, special.Value)
            : new() { M = json.EnumerateObject().ToDictionary(member => member.Name, member => Read(member.Value)) },
    };

    private static AttributeValue ReadSpecial(string name, JsonElement json) => name switch
    {
        "$n" => new() { N = json.GetString() },
        "$b" => new() { B = new(json.GetBytesFromBase64()) },
        "$ss" => new() { SS = Texts(json) },
        "$ns" => new() { NS = Texts(json) },
        "$bs" => new() { BS = [.. json.EnumerateArray().Select(item => new MemoryStream(item.GetBytesFromBase64()))] },
        "$null" => new() { NULL = json.GetBoolean() },
        "$none" => new(),
        _ => throw new FormatException($"The notation has no {name}"),
    };

    private static List<string> Texts(JsonElement json) => [.. json.EnumerateArray().Select(item => item.GetString()!)];

    private static JsonObject Write(IEnumerable<KeyValuePair<string, AttributeValue>> item) =>
        new(item.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Write(entry.Value))));

    private static JsonNode? Write(AttributeValue value) => value switch
    {
        { S: { } text } => JsonValue.Create(text),
        { N: { } number } => JsonNode.Parse(number),
        { BOOL: { } truth } => JsonValue.Create(truth),
        { NULL: true } => null,
        { L: { } list } => new JsonArray([.. list.Select(Write)]),
        { M: { } map } => Write(map),
        { B: { } bytes } => new JsonObject { ["$b"] = Convert.ToBase64String(bytes.ToArray()) },
        { SS: { } texts } => Set("$ss", texts),
        { NS: { } numbers } => Set("$ns", numbers),
        { BS: { } binaries } => Set("$bs", binaries.Select(bytes => Convert.ToBase64String(bytes.ToArray()))),
        _ => throw new FormatException("A value without a type"),
    };

    private static JsonObject Set(string name, IEnumerable<string> members) =>
        new() { [name] = new JsonArray([.. members.Order(StringComparer.Ordinal).Select(member => JsonValue.Create(member))]) };
}
