using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// The parameters of a call, or of one entry of a batch. Reading is strict: an unknown parameter is refused, never ignored.
/// </summary>
internal sealed class Parameters(JsonElement body)
{
    private readonly JsonElement _body = body.ValueKind == JsonValueKind.Object
        ? body
        : throw SqsException.Serialization("Start of structure or map found where not expected");

    /// <summary>Refuses any parameter but these.</summary>
    public void Only(params ReadOnlySpan<string> allowed)
    {
        foreach (var member in _body.EnumerateObject())
        {
            if (!allowed.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
            {
                throw SqsException.Invalid($"The parameter {member.Name} is not supported by the local SQS for this operation.");
            }
        }
    }

    public string? Text(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.String
        ? value.GetString()
        : throw SqsException.Serialization($"The value of {name} cannot be converted to String");

    /// <summary>A text that must be there and not be empty.</summary>
    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw SqsException.Missing(name);

    public int? Integer(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw SqsException.Serialization($"The value of {name} cannot be converted to Integer");

    public byte[]? Binary(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw SqsException.Serialization($"The value of {name} is not base64");
    }

    public IReadOnlyList<string> Texts(string name) => Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw SqsException.Serialization($"The value of {name} is not a list of strings");

    public IReadOnlyList<Parameters> Parts(string name) => Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => new Parameters(item))]
        : throw SqsException.Serialization($"The value of {name} is not a list");

    /// <summary>A map of parts by name; empty when absent.</summary>
    public IEnumerable<(string Name, Parameters Value)> Map(string name) => Find(name) is { } value
        ? new Parameters(value)._body.EnumerateObject().Select(member => (member.Name, new Parameters(member.Value)))
        : [];

    /// <summary>A map of texts by name; null when absent.</summary>
    public IReadOnlyDictionary<string, string>? TextMap(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String)
            ? value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!)
            : throw SqsException.Serialization($"The value of {name} is not a map of strings");

    private JsonElement? Find(string name) =>
        _body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
