using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>The values of a template's variables, as JSON: the target's own, and those that EventBridge defines.</summary>
internal sealed class TemplateVariables(Delivery delivery, JsonElement @event)
{
    private static readonly string[] s_reserved =
    [
        "aws.events.rule-arn", "aws.events.rule-name", "aws.events.event.ingestion-time", "aws.events.event", "aws.events.event.json",
    ];

    public static bool IsReserved(string name) => s_reserved.Contains(name);

    /// <summary>The value's JSON; null when the event has nothing there.</summary>
    public string? Find(string name) => name switch
    {
        "aws.events.rule-arn" => Quoted(delivery.RuleArn),
        "aws.events.rule-name" => Quoted(delivery.RuleName),
        "aws.events.event.ingestion-time" => Quoted(EventDocument.TimeText(delivery.Ingested)),
        "aws.events.event.json" => Encoding.UTF8.GetString(delivery.Event.Span),
        "aws.events.event" => WithoutDetail(),
        _ => delivery.Target.Variables.TryGetValue(name, out var path) ? EventPath.Find(@event, path) : null,
    };

    // Of this one, AWS spells a member otherwise than in the event itself.
    private string WithoutDetail()
    {
        var all = JsonObject.Create(@event)!;
        all.Remove("detail");
        var type = all["detail-type"]?.DeepClone();
        all.Remove("detail-type");
        all["detailType"] = type;
        return all.ToJsonString();
    }

    private static string Quoted(string text) => string.Create(CultureInfo.InvariantCulture, $"\"{JsonEncodedText.Encode(text)}\"");
}
