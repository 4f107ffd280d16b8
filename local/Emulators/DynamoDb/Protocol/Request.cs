using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>The parameters of a call, or of one part of it. Reading is strict: an unknown parameter is refused, never ignored.</summary>
internal sealed class Request(JsonElement body)
{
    private readonly JsonElement _body = body.ValueKind == JsonValueKind.Object
        ? body
        : throw DynamoException.Serialization("Start of structure or map expected");

    /// <summary>The JSON as it came, for what is stored as it came.</summary>
    public string Raw => _body.GetRawText();

    /// <summary>The JSON of one parameter as it came.</summary>
    public string RawOf(string name) => Find(name)?.GetRawText() ?? "";

    /// <summary>Refuses any parameter but these.</summary>
    public void Only(params ReadOnlySpan<string> allowed)
    {
        foreach (var member in _body.EnumerateObject())
        {
            if (!allowed.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
            {
                throw DynamoException.Validation($"The parameter {member.Name} is not supported by the local DynamoDB for this operation");
            }
        }
    }

    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.String
        ? value.GetString()
        : throw DynamoException.Serialization($"The value of {name} cannot be converted to String");

    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    public string TableName() => DynamoDb.TableName.OfArn(
        Text("TableName") ?? throw DynamoException.Validation("The parameter 'TableName' is required but was not present in the request"));

    /// <summary>A parameter that must be one of a few words; null when absent.</summary>
    public string? Choice(string name, params ReadOnlySpan<string> choices)
    {
        var text = Text(name);
        return text is null || choices.Contains(text)
            ? text
            : throw DynamoException.Constraint(
                $"'{text}'", Camel(name), $"Member must satisfy enum value set: [{string.Join(", ", choices)}]");
    }

    public bool Flag(string name) => Find(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw DynamoException.Serialization($"The value of {name} cannot be converted to Boolean"),
    };

    public int? Integer(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw DynamoException.Serialization($"The value of {name} cannot be converted to Integer");

    /// <summary>An integer with bounds, refused in the service's words when outside them.</summary>
    public int? Integer(string name, int least, int most = int.MaxValue) => Integer(name) switch
    {
        { } low when low < least => throw DynamoException.Constraint(
            $"'{low}'", Camel(name), $"Member must have value greater than or equal to {least}"),
        { } high when high > most => throw DynamoException.Constraint(
            $"'{high}'", Camel(name), $"Member must have value less than or equal to {most}"),
        var fits => fits,
    };

    public Request? Part(string name) => Find(name) is { } value ? new Request(value) : null;

    public Request RequiredPart(string name) => Part(name) ?? throw Missing(name);

    public IEnumerable<Request> Objects(string name) =>
        Find(name) is { } value ? ElementsOf(value, name).Select(item => new Request(item)) : [];

    public JsonElement.ArrayEnumerator Elements(string name) => Find(name) is { } value ? ElementsOf(value, name) : throw Missing(name);

    public static JsonElement.ArrayEnumerator ElementsOf(JsonElement value, string name) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray()
        : throw DynamoException.Serialization($"The value of {name} is not a list");

    /// <summary>Writes these parameters again with a list in place of one of them: how a batch says what it left undone.</summary>
    public void WriteWith(Utf8JsonWriter json, string name, IEnumerable<JsonElement> list)
    {
        json.WriteStartObject();
        foreach (var member in _body.EnumerateObject().Where(member => member.Name != name))
        {
            member.WriteTo(json);
        }

        json.WriteStartArray(name);
        foreach (var item in list)
        {
            item.WriteTo(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public IReadOnlyList<string> Texts(string name) => Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw DynamoException.Serialization($"The value of {name} is not a list of strings");

    /// <summary>The members of this object, for parameters that are maps by name.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Members() => _body.EnumerateObject().Select(member => (member.Name, member.Value));

    public MapValue? Item(string name) => Find(name) is { } value ? ValueReader.ReadItem(value) : null;

    public MapValue RequiredItem(string name) => Item(name) ?? throw Missing(name);

    public static DynamoException Missing(string name) =>
        DynamoException.Constraint("null", Camel(name), "Member must not be null");

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private JsonElement? Find(string name) =>
        _body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
