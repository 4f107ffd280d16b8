using System.Text.Json.Nodes;
using Ecommerce.Contracts.Tables;

namespace Ecommerce.Topology;

/// <summary>Which events a rule takes and which records of a stream wake a function, in the words of EventBridge and Lambda.</summary>
public static class EventPattern
{
    /// <summary>Of a rule (EventBridge user guide, "Amazon EventBridge quotas").</summary>
    public const int CharactersMax = 2_048;

    public static string Of(RuleSpec rule) => new JsonObject
    {
        ["source"] = List(rule.Events.Select(e => e.Source)),
        ["detail-type"] = List(rule.Events.Select(e => e.Name)),
    }.ToJsonString();

    /// <summary>New rows of the outbox, told from the table's other rows.</summary>
    public static string OfOutbox { get; } = new JsonObject
    {
        ["eventName"] = List(["INSERT"]),
        ["dynamodb"] = new JsonObject
        {
            ["NewImage"] = new JsonObject { [OutboxRow.Kind] = new JsonObject { ["S"] = List([OutboxRow.KindValue]) } },
        },
    }.ToJsonString();

    private static JsonArray List(IEnumerable<string> values) =>
        [.. values.Distinct().Order(StringComparer.Ordinal).Select(v => JsonValue.Create(v))];
}
