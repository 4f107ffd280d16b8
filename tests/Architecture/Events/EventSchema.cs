using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Contracts.Events;
using Ecommerce.Lambda;
using Ecommerce.Tests.Architecture.Join;

namespace Ecommerce.Tests.Architecture.Events;

/// <summary>
/// The JSON Schema (2020-12) of an event's whole <c>detail</c>. The data follows from the record; the metadata is what
/// <see cref="EventEnvelope"/> writes by hand, and a test holds the two against each other.
/// </summary>
internal static class EventSchema
{
    public const string Folder = "shared/Contracts/Schemas";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The records of events, by what they are called on the bus.</summary>
    public static IReadOnlyDictionary<EventType, Type> Records { get; } = typeof(IEvent).Assembly.GetTypes()
        .Where(type => type is { IsInterface: false } && typeof(IEvent).IsAssignableFrom(type))
        .ToDictionary(type => (EventType)type.GetProperty(nameof(IEvent.Event))!.GetValue(null)!);

    public static string PathOf(EventType @event) => $"{Folder}/{@event.Name}/{@event.Version}.json";

    public static string Write(EventType @event) => Of(@event).ToJsonString(s_indented) + "\n";

    public static JsonObject Of(EventType @event)
    {
        var types = SchemaWriter.TypesOf(Records[@event], "#/$defs/");
        types["Metadata"] = Metadata(@event);
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = @event.Schema,
            ["title"] = @event.Name,
            ["description"] = EventSummary.Of(@event),
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["$ref"] = "#/$defs/Metadata" },
                ["data"] = new JsonObject { ["$ref"] = $"#/$defs/{SchemaWriter.NameOf(Records[@event])}" },
            },
            ["required"] = new JsonArray("metadata", "data"),
            ["$defs"] = types,
        };
    }

    private static JsonObject Metadata(EventType @event) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["specversion"] = Always("1.0"),
            ["id"] = IdOfEvent(),
            ["type"] = Always(@event.Name),
            ["source"] = Always(@event.Source),
            ["subject"] = Text(),
            ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["dataschema"] = Always(@event.Schema),
            ["sequence"] = new JsonObject { ["type"] = "integer" },
            ["correlationid"] = Text(LambdaLimits.CorrelationIdCharsMax),
            ["causationid"] = IdOfEvent(),
            ["traceparent"] = Text(),
            ["actor"] = Text(),
        },
        ["required"] = new JsonArray(
            "specversion", "id", "type", "source", "subject", "time", "dataschema", "correlationid", "actor"),
    };

    private static JsonObject Always(string value) => new() { ["type"] = "string", ["const"] = value };

    private static JsonObject IdOfEvent() => new() { ["type"] = "string", ["pattern"] = $"^{EventId.Prefix}_[0-9a-f]{{32}}$" };

    private static JsonObject Text(int? charactersMax = null)
    {
        var text = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (charactersMax is { } max)
        {
            text["maxLength"] = max;
        }

        return text;
    }
}
