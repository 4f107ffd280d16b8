using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>An event as targets see it: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html</summary>
internal static class EventDocument
{
    public static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = EventLimits.DepthMax };

    public static byte[] Write(EventEntry entry, string id, DateTimeOffset time)
    {
        using var detail = JsonDocument.Parse(entry.Detail!, ReadOptions);
        return ReplyJson.Object(json =>
        {
            json.WriteString("version", "0");
            json.WriteString("id", id);
            json.WriteString("detail-type", entry.DetailType);
            json.WriteString("source", entry.Source);
            json.WriteString("account", LocalAccount.Id);
            json.WriteString("time", TimeText(time));
            json.WriteString("region", LocalAccount.Region);
            json.WriteStartArray("resources");
            foreach (var resource in entry.Resources)
            {
                json.WriteStringValue(resource);
            }

            json.WriteEndArray();
            json.WritePropertyName("detail");
            detail.RootElement.WriteTo(json);
        });
    }

    /// <summary>The same event as a replay brings it: with the replay's name behind the region.</summary>
    public static byte[] Replayed(JsonElement @event, string replay) => ReplyJson.Object(json =>
    {
        foreach (var member in @event.EnumerateObject())
        {
            member.WriteTo(json);
            if (member.NameEquals("region"))
            {
                json.WriteString("replay-name", replay);
            }
        }
    });

    public static string TimeText(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static JsonDocument Read(ReadOnlyMemory<byte> body) => JsonDocument.Parse(body, new() { MaxDepth = EventLimits.DepthMax + 8 });
}
