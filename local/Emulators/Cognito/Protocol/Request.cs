using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>The parameters of a call. Reading is strict: one that an operation does not know is refused, never ignored.</summary>
internal sealed class Request
{
    private readonly JsonElement _body;

    private Request(JsonElement body) => _body = body;

    public static Request Of(JsonElement body) =>
        body.ValueKind is JsonValueKind.Object ? new(body) : throw CognitoException.Serialization("Expected an object");

    /// <summary>Refuses any parameter but these.</summary>
    public Request Only(params ReadOnlySpan<string> allowed)
    {
        foreach (var member in _body.EnumerateObject())
        {
            if (!allowed.Contains(member.Name) && member.Value.ValueKind is not JsonValueKind.Null)
            {
                throw CognitoException.Parameter(
                    $"The parameter {member.Name} is not supported by the local Cognito for this operation");
            }
        }

        return this;
    }

    public string? Text(string name, int charactersMax = CognitoLimits.AttributeCharactersMax)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : throw NotA(name, "String");
        return text.Length <= charactersMax
            ? text
            : throw CognitoException.Parameter(
                $"1 validation error detected: Value at '{Camel(name)}' failed to satisfy constraint: "
                + $"Member must have length less than or equal to {charactersMax}");
    }

    public string Required(string name, int charactersMax = CognitoLimits.AttributeCharactersMax) =>
        Text(name, charactersMax) is { Length: > 0 } text
            ? text
            : throw CognitoException.Parameter(
                $"1 validation error detected: Value at '{Camel(name)}' failed to satisfy constraint: Member must not be null");

    public bool Flag(string name) => Find(name) is { } value
        && (value.ValueKind is JsonValueKind.True || (value.ValueKind is JsonValueKind.False ? false : throw NotA(name, "Boolean")));

    public int? Number(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw NotA(name, "Integer");

    public Request? Part(string name) => Find(name) is { } value ? Of(value) : null;

    public IReadOnlyList<string> Texts(string name) =>
        [.. Elements(name).Select(item => item.ValueKind is JsonValueKind.String ? item.GetString()! : throw NotA(name, "String"))];

    /// <summary>The texts of a map by their names.</summary>
    public IReadOnlyDictionary<string, string> Map(string name) => Find(name) is not { } value ? new Dictionary<string, string>()
        : value.ValueKind is not JsonValueKind.Object ? throw NotA(name, "Map")
        : value.EnumerateObject().ToDictionary(
            member => member.Name,
            member => member.Value.ValueKind is JsonValueKind.String ? member.Value.GetString()! : throw NotA(name, "String"));

    /// <summary>A list of names and values, such as a user's attributes; of a name that repeats, the last value.</summary>
    public IReadOnlyDictionary<string, string> Attributes(string name)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in Elements(name).Select(Of))
        {
            attributes[item.Required("Name", 32)] = item.Text("Value") ?? "";
        }

        return attributes;
    }

    private IEnumerable<JsonElement> Elements(string name) => Find(name) is not { } value ? []
        : value.ValueKind is JsonValueKind.Array ? value.EnumerateArray()
        : throw NotA(name, "List");

    private JsonElement? Find(string name) =>
        _body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static CognitoException NotA(string name, string kind) =>
        CognitoException.Serialization($"The value of {name} cannot be converted to {kind}");

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
