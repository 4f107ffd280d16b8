using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// One entry of PutEvents.
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
/// </summary>
internal sealed record EventEntry
{
    private static readonly TextRule s_trace = new(1, 500);

    public string? Source { get; private init; }

    public string? DetailType { get; private init; }

    public string? Detail { get; private init; }

    public string? Bus { get; private init; }

    public DateTimeOffset? Time { get; private init; }

    public IReadOnlyList<string> Resources { get; private init; } = [];

    public string? TraceHeader { get; private init; }

    public string BusName => Arns.NameOf(Bus ?? EventBus.Default, "event-bus");

    /// <summary>As AWS counts: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html</summary>
    public int Bytes => (Time is null ? 0 : 14) + BytesOf(Source) + BytesOf(DetailType) + BytesOf(Detail) + Resources.Sum(BytesOf);

    public static EventEntry Read(Parameters entry)
    {
        entry.Only("Time", "Source", "Resources", "DetailType", "Detail", "EventBusName", "TraceHeader");
        return new()
        {
            Source = entry.Text("Source", TextRule.Any),
            DetailType = entry.Text("DetailType", TextRule.Any),
            Detail = entry.Text("Detail", TextRule.Any),
            Bus = entry.Text("EventBusName", TextRule.Bus),
            Time = entry.Time("Time"),
            Resources = entry.Texts("Resources"),
            TraceHeader = entry.Text("TraceHeader", s_trace),
        };
    }

    /// <summary>Why this entry alone is refused; null: it is not.</summary>
    public (string Code, string Message)? Refusal =>
        string.IsNullOrEmpty(Source) ? Missing("Source")
        : string.IsNullOrEmpty(DetailType) ? Missing("DetailType")
        : string.IsNullOrEmpty(Detail) ? Missing("Detail")
        : Source.StartsWith("aws.", StringComparison.Ordinal) ? ("NotAuthorizedForSourceException", "Not authorized for the source.")
        : IsObject(Detail) ? null : ("MalformedDetail", "Detail is malformed.");

    /// <summary>As the framework of AWS writes it into a refusal of the whole request.</summary>
    public override string ToString() =>
        $"PutEventsRequestEntry(time={Time?.ToString("R") ?? "null"}, source={Source ?? "null"}, "
        + $"resources={(Resources.Count == 0 ? "null" : $"[{string.Join(", ", Resources)}]")}, detailType={DetailType ?? "null"}, "
        + $"detail={Detail ?? "null"}, eventBusName={Bus ?? "null"}, traceHeader={TraceHeader ?? "null"}, kmsKeyIdentifier=null, "
        + "internalMetadata=null)";

    private static (string Code, string Message) Missing(string name) =>
        ("InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.");

    private static bool IsObject(string detail)
    {
        try
        {
            using var json = JsonDocument.Parse(detail, EventDocument.ReadOptions);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int BytesOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
