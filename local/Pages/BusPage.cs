using System.Globalization;
using System.Text.Json;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.EventBridge;

namespace Ecommerce.Local.Pages;

/// <summary>What was said on the bus last, about what, and who has heard it.</summary>
internal sealed class BusPage(LocalCloud cloud)
{
    private static readonly Cell[] s_events =
        ["Time", "Source", "Event", Cell.Wide("Delivered to"), "Subject", Cell.Wide("Correlation id")];

    private static readonly Cell[] s_failures = ["Time", "Rule", "Error", "Where it is", Cell.Wide("Why")];

    public string Content()
    {
        var failures = cloud.Events.Log.Failures;
        var note = $"the latest {EventLimits.RecentMax} since the start, UTC by the shop's time";
        return $"""
            {(failures.Count > 0 ? Html.Table("Failed deliveries", "no attempt follows", s_failures, failures.Reverse().Select(Row)) : "")}
            {Html.Table("Events", note, s_events, cloud.Events.Log.Events.Reverse().Select(Row))}
            """;
    }

    private Cell[] Row(BusEvent @event)
    {
        var (subject, correlation) = Read(@event.Document);
        var name = @event.Replay is null ? @event.DetailType : $"{@event.DetailType} (replayed)";
        return [Time(@event.At), @event.Source, name, Deliveries(@event.Deliveries), subject, Cell.Wide(correlation)];
    }

    private Cell[] Row(FailedDelivery failure) =>
    [
        Time(failure.At), NameOf(failure.RuleArn), new(failure.ErrorCode, "bad"),
        failure.IsInQueue ? "dead-letter queue" : new Cell("lost", "bad"), Cell.Wide(failure.ErrorMessage),
    ];

    private Cell Deliveries(IReadOnlyList<BusDelivery> deliveries)
    {
        var words = deliveries.Count == 0 ? "nobody" : string.Join(", ", deliveries.Select(one => $"{NameOf(one.RuleArn)}{Words(one)}"));
        return Cell.Wide(words) with { Style = $"wide {StyleOf(deliveries)}" };
    }

    // A rule has the name of whom it feeds. One that the topology lacks, somebody has made by hand.
    private string NameOf(string ruleArn) =>
        cloud.Shop.Rules.FirstOrDefault(rule => rule.Arn(cloud.Place) == ruleArn)?.Name ?? ruleArn[(ruleArn.LastIndexOf('/') + 1)..];

    private static string Words(BusDelivery delivery) => delivery.State switch
    {
        DeliveryState.UnderWay => ": under way",
        DeliveryState.Delivered => "",
        DeliveryState.Retrying => $": {delivery.ErrorCode}, tried again",
        DeliveryState.PutAside => $": {delivery.ErrorCode}, in the dead-letter queue",
        DeliveryState.Lost => $": {delivery.ErrorCode}, lost",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.State, "This state is new here"),
    };

    // The worst of them decides: the states are in that order.
    private static string StyleOf(IReadOnlyList<BusDelivery> deliveries) => deliveries.Select(one => (DeliveryState?)one.State).Max() switch
    {
        null => "soft",
        DeliveryState.UnderWay => "soft",
        DeliveryState.Delivered => "good",
        DeliveryState.Retrying => "warn",
        _ => "bad",
    };

    // Of our own events; anybody may say others, in another form.
    private static (string Subject, string Correlation) Read(ReadOnlyMemory<byte> document)
    {
        if (document.IsEmpty)
        {
            return ("(too long)", "");
        }

        using var json = JsonDocument.Parse(document, new() { MaxDepth = EventLimits.DepthMax + 8 });
        return json.RootElement.TryGetProperty("detail", out var detail) && detail.ValueKind is JsonValueKind.Object
            && detail.TryGetProperty("metadata", out var metadata) && metadata.ValueKind is JsonValueKind.Object
            ? (Text(metadata, "subject"), Text(metadata, "correlationid"))
            : ("", "");
    }

    private static string Text(JsonElement metadata, string name) =>
        metadata.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString()! : "";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
