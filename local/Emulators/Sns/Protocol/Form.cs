using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// The parameters of a call in AWS's Query protocol, or of a part of it: lists and maps are flattened to numbered names. Reading is strict:
/// an unknown parameter is refused, never ignored.
/// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
/// </summary>
internal sealed class Form
{
    private readonly IReadOnlyDictionary<string, string> _fields;

    private Form(IReadOnlyDictionary<string, string> fields) => _fields = fields;

    public string Action => Text("Action") ?? "";

    public static Form Of(AwsCall call)
    {
        var text = call.Method == "GET" ? call.Query : Encoding.UTF8.GetString(call.Body.Span);
        return new(QueryHelpers.ParseQuery(text).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
    }

    /// <summary>Refuses any parameter but these, and what the protocol itself needs.</summary>
    public Form Only(params ReadOnlySpan<string> allowed)
    {
        foreach (var field in _fields.Keys)
        {
            var name = field.Split('.')[0];
            if (!allowed.Contains(name) && name is not ("Action" or "Version") && !name.StartsWith("X-Amz-", StringComparison.Ordinal))
            {
                throw SnsException.Invalid($"{name} Reason: it is not supported by the local SNS for this operation");
            }
        }

        return this;
    }

    public string? Text(string name) => _fields.GetValueOrDefault(name);

    public string Required(string name) => Text(name) ?? throw SnsException.Missing(name);

    /// <summary>The items of a list of structures.</summary>
    public IReadOnlyList<Form> Members(string name) => [.. Numbered($"{name}.member.")];

    /// <summary>The items of a list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Members(name).Select(member => member.Text("") ?? "")];

    /// <summary>The entries of a map of texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries(string name) =>
    [
        .. Numbered($"{name}.entry.").Select(entry => KeyValuePair.Create(entry.Required("key"), entry.Required("value"))),
    ];

    /// <summary>The entries of a map that calls its keys Name, of structures.</summary>
    public IReadOnlyList<KeyValuePair<string, Form>> NamedEntries(string name) =>
    [
        .. Numbered($"{name}.entry.").Select(entry => KeyValuePair.Create(entry.Required("Name"), entry.Under("Value."))),
    ];

    private Form Under(string prefix) => new(_fields
        .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(field => field.Key[prefix.Length..], field => field.Value, StringComparer.Ordinal));

    // What stands behind the number is the item's own parameter; an item that is a text has none.
    private IEnumerable<Form> Numbered(string prefix) => _fields
        .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal))
        .Select(field => (Path: field.Key[prefix.Length..].Split('.', 2), field.Value))
        .GroupBy(field => field.Path[0])
        .OrderBy(item => item.Key.Length).ThenBy(item => item.Key, StringComparer.Ordinal)
        .Select(item => new Form(item.ToDictionary(
            field => field.Path.Length == 2 ? field.Path[1] : "", field => field.Value, StringComparer.Ordinal)));
}
