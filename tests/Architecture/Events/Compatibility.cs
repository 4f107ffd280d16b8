using System.Globalization;
using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Architecture.Events;

/// <summary>
/// Whether a consumer that was written against one schema can read what another describes. Nothing that it may rely on disappears,
/// changes its type or is guaranteed less. New members are allowed, required or not, since a consumer lets pass what it does not know;
/// so is whatever promises more than before.
/// </summary>
internal sealed class Compatibility
{
    // What a keyword promises about a value; a consumer relies on it, so it must stay as it is, or be new.
    private static readonly string[] s_promises = ["const", "pattern", "format", "anyOf"];
    private static readonly string[] s_least = ["minLength", "minItems", "minProperties", "minimum"];
    private static readonly string[] s_most = ["maxLength", "maxItems", "maxProperties", "maximum"];

    private readonly JsonObject _before;
    private readonly JsonObject _after;
    private readonly List<string> _broken = [];
    private readonly HashSet<(string?, string?)> _compared = [];

    private Compatibility(JsonObject before, JsonObject after) => (_before, _after) = (before, after);

    /// <summary>What breaks consumers, each with its place; none is good.</summary>
    public static IReadOnlyList<string> Broken(JsonObject before, JsonObject after)
    {
        var compatibility = new Compatibility(before, after);
        compatibility.Compare("", before, after);
        return compatibility._broken;
    }

    private void Compare(string at, JsonObject before, JsonObject after)
    {
        var (from, to) = ((string?)before["$ref"], (string?)after["$ref"]);
        if (from is not null && !_compared.Add((from, to)))
        {
            return; // A type that holds itself.
        }

        (before, after) = (Resolve(before, _before), Resolve(after, _after));
        Types(at, before, after);
        Words(at, before, after);
        Promises(at, before, after);
        Bounds(at, before, after);
        Members(at, before, after);
        Inner(at, "items", "[]", before, after);
        Inner(at, "additionalProperties", "{}", before, after);
    }

    private void Types(string at, JsonObject before, JsonObject after)
    {
        var known = Strings(before["type"]);
        var wider = Strings(after["type"]).Where(type => !known.Contains(type) && !(type == "integer" && known.Contains("number")));
        if (known.Count > 0 && (wider.Any() || after["type"] is null))
        {
            Tell(at, $"was of type {string.Join(" or ", known)} and is {Said(after["type"])}");
        }
    }

    // A list of words is closed: who switches over it has no branch for another one. An open set of words is a plain string.
    private void Words(string at, JsonObject before, JsonObject after)
    {
        if (before["enum"] is not JsonArray known)
        {
            return;
        }

        if (after["enum"] is not JsonArray now)
        {
            Tell(at, "was one of a closed list of words and may be any");
            return;
        }

        foreach (var word in now.Where(word => !known.Any(old => JsonNode.DeepEquals(old, word))))
        {
            Tell(at, $"may be {Said(word)}, which its closed list of words did not have");
        }
    }

    private void Promises(string at, JsonObject before, JsonObject after)
    {
        foreach (var keyword in s_promises.Where(keyword => before[keyword] is not null))
        {
            if (!JsonNode.DeepEquals(before[keyword], after[keyword]))
            {
                Tell(at, $"had {keyword} {Said(before[keyword])} and has {Said(after[keyword])}");
            }
        }
    }

    private void Bounds(string at, JsonObject before, JsonObject after)
    {
        foreach (var keyword in s_least.Where(keyword => before[keyword] is not null))
        {
            if (after[keyword] is not { } least || Number(least) < Number(before[keyword]!))
            {
                Tell(at, $"had {keyword} {Said(before[keyword])} and has {Said(after[keyword])}");
            }
        }

        foreach (var keyword in s_most.Where(keyword => before[keyword] is not null))
        {
            if (after[keyword] is not { } most || Number(most) > Number(before[keyword]!))
            {
                Tell(at, $"had {keyword} {Said(before[keyword])} and has {Said(after[keyword])}");
            }
        }
    }

    private void Members(string at, JsonObject before, JsonObject after)
    {
        var (known, now) = (Properties(before), Properties(after));
        foreach (var (name, schema) in known)
        {
            if (now[name] is JsonObject same)
            {
                Compare($"{at}/{name}", schema!.AsObject(), same);
            }
            else
            {
                Tell($"{at}/{name}", "was removed or renamed");
            }
        }

        foreach (var name in Strings(before["required"]).Except(Strings(after["required"])).Where(now.ContainsKey))
        {
            Tell($"{at}/{name}", "was always there and may be missing");
        }
    }

    private void Inner(string at, string keyword, string place, JsonObject before, JsonObject after)
    {
        if (before[keyword] is JsonObject known)
        {
            Compare($"{at}{place}", known, after[keyword] as JsonObject ?? []);
        }
    }

    private void Tell(string at, string what) => _broken.Add($"{(at.Length == 0 ? "/" : at)} {what}");

    private static JsonObject Resolve(JsonObject schema, JsonObject document) => (string?)schema["$ref"] is { } reference
        ? reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)document, (node, name) => node[name]!).AsObject()
        : schema;

    private static JsonObject Properties(JsonObject schema) => schema["properties"] as JsonObject ?? [];

    private static IReadOnlyList<string> Strings(JsonNode? node) =>
        node is JsonArray list ? [.. list.Select(one => (string)one!)] : node is null ? [] : [(string)node!];

    private static long Number(JsonNode bound) => long.Parse(bound.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Said(JsonNode? node) => node?.ToJsonString() ?? "none";
}
