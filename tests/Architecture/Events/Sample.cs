using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ecommerce.Tests.Architecture.Events;

/// <summary>
/// Holds something written against the schema that describes it, as far as our schemas go. A member that the schema lacks is told as
/// well: consumers may pass it over, but whoever writes it must describe it.
/// </summary>
internal sealed class Sample(JsonObject document)
{
    /// <summary>What is not as described, each with its place; none is good.</summary>
    public IEnumerable<string> Broken(JsonNode? value) => Broken("", document, value);

    private IEnumerable<string> Broken(string at, JsonObject said, JsonNode? value)
    {
        var schema = (string?)said["$ref"] is { } reference ? document["$defs"]![reference.Split('/')[^1]]!.AsObject() : said;
        if ((string)schema["type"]! is var type && TypeOf(value) != type)
        {
            return [$"{at} is no {type}"];
        }

        return
        [
            .. schema["const"] is { } word && !JsonNode.DeepEquals(word, value) ? [$"{at} is not {word}"] : (string[])[],
            .. schema["pattern"] is { } form && !Regex.IsMatch((string)value!, (string)form!) ? [$"{at} is not {form}"] : (string[])[],
            .. value switch
            {
                JsonObject members => Members(at, schema, members),
                JsonArray items => items.SelectMany((item, i) => Broken($"{at}/{i}", schema["items"]!.AsObject(), item)),
                _ => [],
            },
        ];
    }

    private IEnumerable<string> Members(string at, JsonObject schema, JsonObject value)
    {
        var known = schema["properties"]!.AsObject();
        return
        [
            .. from name in schema["required"]?.AsArray() ?? [] where value[(string)name!] is null select $"{at}/{name} is missing",
            .. value.Where(member => !known.ContainsKey(member.Key)).Select(member => $"{at}/{member.Key} is not described"),
            .. value.Where(member => known.ContainsKey(member.Key))
                .SelectMany(member => Broken($"{at}/{member.Key}", known[member.Key]!.AsObject(), member.Value)),
        ];
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
