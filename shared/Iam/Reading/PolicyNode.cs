using System.Text.Json;

namespace Ecommerce.Iam;

/// <summary>A place in a policy's JSON, which knows where it is, so that a mistake can be told with its place.</summary>
internal readonly record struct PolicyNode(JsonElement Json, string Path)
{
    /// <summary>The members, none of which may be other than these.</summary>
    public Dictionary<string, PolicyNode> Members(params ReadOnlySpan<string> known)
    {
        var members = new Dictionary<string, PolicyNode>(StringComparer.Ordinal);
        foreach (var member in AllMembers())
        {
            members[member.Name] = known.Contains(member.Name)
                ? member.Node
                : throw Problem($"has a member {member.Name}; it may have {string.Join(", ", known)} (case matters)");
        }

        return members;
    }

    /// <summary>The members, whatever their names.</summary>
    public IEnumerable<(string Name, PolicyNode Node)> AllMembers()
    {
        var path = Path;
        return Json.ValueKind == JsonValueKind.Object
            ? Json.EnumerateObject().Select(member => (member.Name, new PolicyNode(member.Value, $"{path}.{member.Name}")))
            : throw Problem("must be an object");
    }

    /// <summary>Itself, or what is in it when it is a list; at least one.</summary>
    public IReadOnlyList<PolicyNode> OneOrMore()
    {
        if (Json.ValueKind != JsonValueKind.Array)
        {
            return [this];
        }

        var path = Path;
        PolicyNode[] items = [.. Json.EnumerateArray().Select((item, index) => new PolicyNode(item, $"{path}[{index}]"))];
        return items.Length > 0 ? items : throw Problem("must not be empty");
    }

    public string Text() => Json.ValueKind == JsonValueKind.String ? Json.GetString()! : throw Problem("must be a text");

    /// <summary>A value of a condition, which may also be written as the number or the truth value that it is.</summary>
    public string ConditionValue() => Json.ValueKind switch
    {
        JsonValueKind.String => Json.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Json.GetRawText(),
        _ => throw Problem("must be a text, a number, true or false"),
    };

    public PolicyFormatException Problem(string words) => new(Path, words);
}
