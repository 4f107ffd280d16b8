using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Topology;

/// <summary>
/// The IAM policy of a function's role, derived from its grants alone. The stack attaches it, local enforces it: same bytes.
/// </summary>
public static class IamPolicy
{
    /// <summary>What AWS allows inline on one role, in characters without white space.</summary>
    public const int CharactersMax = 10_240;

    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    public static string Of(FunctionSpec function, Place place, bool indented = false) => Of(function.AllGrants, place, indented);

    public static string Of(IEnumerable<Grant> grants, Place place, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, indented ? s_indented : default);
        json.WriteStartObject();
        json.WriteString("Version", "2012-10-17");
        json.WriteStartArray("Statement");
        foreach (var statement in Statements(grants, place))
        {
            Write(json, statement);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>
    /// Grants on the same resource under the same conditions become one statement; order is by resource, so bytes are stable.
    /// </summary>
    private static IEnumerable<Statement> Statements(IEnumerable<Grant> grants, Place place) => grants
        .Where(grant => grant.Actions.Count > 0) // A grant may carry a name only.
        .Select(grant => new Statement(
            grant.Actions,
            [.. grant.On.Arns(place).SelectMany(_ => grant.Parts, (arn, part) => arn + part).Order(StringComparer.Ordinal)],
            grant.Conditions))
        .GroupBy(statement => statement.SortKey)
        .OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => same.First() with { Actions = [.. same.SelectMany(s => s.Actions).Distinct().Order(StringComparer.Ordinal)] });

    private static void Write(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        json.WriteString("Effect", "Allow");
        PolicyJson.WriteList(json, "Action", statement.Actions);
        PolicyJson.WriteList(json, "Resource", statement.Resources);
        PolicyJson.WriteConditions(json, statement.Conditions);
        json.WriteEndObject();
    }

    private sealed record Statement(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<Condition> Conditions)
    {
        public string SortKey => $"{string.Join(' ', Resources)} {string.Join(' ', Conditions.Select(Text))}";

        private static string Text(Condition condition) => $"{condition.Operator} {condition.Key} {string.Join(' ', condition.Values)}";
    }
}
