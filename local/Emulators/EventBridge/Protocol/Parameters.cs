using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// The parameters of a call, or of a part of it. Reading is strict: an unknown one is refused, never ignored. What the API's model
/// forbids is collected over the whole request, since AWS tells all of it at once.
/// </summary>
internal sealed class Parameters
{
    private readonly JsonElement _body;
    private readonly string _prefix;
    private readonly List<string> _broken;

    private Parameters(JsonElement body, string prefix, List<string> broken) => (_body, _prefix, _broken) =
        (body.ValueKind == JsonValueKind.Object ? body : throw EventsException.Serialization("Expected an object"), prefix, broken);

    public static Parameters Of(JsonElement body) => new(body, "", []);

    /// <summary>The JSON as it came.</summary>
    public string Raw => _body.GetRawText();

    /// <summary>Refuses any parameter but these.</summary>
    public Parameters Only(params ReadOnlySpan<string> allowed)
    {
        foreach (var member in _body.EnumerateObject())
        {
            if (!allowed.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
            {
                throw EventsException.Validation(
                    $"The parameter {member.Name} is not supported by the local EventBridge for this operation");
            }
        }

        return this;
    }

    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name, TextRule rule)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw NotA(name, "String");
        foreach (var constraint in rule.Broken(text))
        {
            Break($"'{text}'", name, constraint);
        }

        return text;
    }

    public string RequiredText(string name, TextRule rule)
    {
        if (Text(name, rule) is { } text)
        {
            return text;
        }

        Break("null", name, "Member must not be null");
        return "";
    }

    public string? Choice(string name, params ReadOnlySpan<string> choices)
    {
        var text = Text(name, TextRule.Any);
        if (text is not null && !choices.Contains(text))
        {
            Break($"'{text}'", name, $"Member must satisfy enum value set: [{string.Join(", ", choices)}]");
        }

        return text;
    }

    public int? Integer(string name, int least, int most = int.MaxValue)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var number = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var read) ? read : throw NotA(name, "Integer");
        if (number < least || number > most)
        {
            var bound = number < least ? $"greater than or equal to {least}" : $"less than or equal to {most}";
            Break(string.Create(CultureInfo.InvariantCulture, $"'{number}'"), name, $"Member must have value {bound}");
        }

        return number;
    }

    /// <summary>Seconds since 1970, with a fraction or without.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && Math.Abs(seconds) < 1e11
            ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1_000))
            : throw NotA(name, "Timestamp");
    }

    public Parameters? Part(string name) =>
        Find(name) is { } value ? new Parameters(value, $"{_prefix}{Camel(name)}.", _broken) : null;

    /// <summary>The objects of a list, each under the name that refusals give it.</summary>
    public IReadOnlyList<Parameters> Parts(string name) =>
        [.. Elements(name).Select((item, at) => new Parameters(item, $"{_prefix}{Camel(name)}.{at + 1}.member.", _broken))];

    public IReadOnlyList<string> Texts(string name) =>
        [.. Elements(name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw NotA(name, "String"))];

    /// <summary>The texts of a map by their names.</summary>
    public IReadOnlyDictionary<string, string> Map(string name) => Find(name) is not { } value ? new Dictionary<string, string>()
        : value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().ToDictionary(
            member => member.Name,
            member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : throw NotA(name, "String"))
        : throw NotA(name, "Map");

    /// <summary>Tells that a member breaks a constraint of the model.</summary>
    public void Break(string value, string name, string constraint) =>
        _broken.Add($"Value {value} at '{_prefix}{Camel(name)}' failed to satisfy constraint: {constraint}");

    /// <summary>Refuses the request if anything that was read of it breaks the model.</summary>
    public void Verify()
    {
        if (_broken.Count > 0)
        {
            var errors = _broken.Count == 1 ? "1 validation error" : $"{_broken.Count} validation errors";
            throw EventsException.Validation($"{errors} detected: {string.Join("; ", _broken)}");
        }
    }

    private IEnumerable<JsonElement> Elements(string name) => Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw NotA(name, "List");

    private static EventsException NotA(string name, string kind) =>
        EventsException.Serialization($"The value of {name} cannot be converted to {kind}");

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private JsonElement? Find(string name) =>
        _body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
