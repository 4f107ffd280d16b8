using System.Text.Json;
using Ecommerce.Local.Emulators.Patterns;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Patterns in requests: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html</summary>
internal static class Patterns
{
    private static readonly string[] s_required = ["id", "account", "source", "time", "region", "detail-type"];

    public static EventPattern Check(string pattern)
    {
        try
        {
            return EventPattern.Parse(pattern);
        }
        catch (InvalidPatternException refusal)
        {
            throw EventsException.Pattern(refusal.Message);
        }
    }

    public static byte[] Test(Parameters request)
    {
        var text = request.Only("EventPattern", "Event").RequiredText("EventPattern", TextRule.EventPattern);
        var @event = request.RequiredText("Event", TextRule.Any);
        request.Verify();
        var pattern = Check(text);
        using var json = Read(@event);
        var isMatch = pattern.Matches(json.RootElement);
        return ReplyJson.Object(reply => reply.WriteBoolean("Result", isMatch));
    }

    private static JsonDocument Read(string @event)
    {
        JsonDocument? json = null;
        try
        {
            json = JsonDocument.Parse(@event, EventDocument.ReadOptions);
        }
        catch (JsonException)
        {
            // Refused below, as what is JSON but no event.
        }

        if (json?.RootElement.ValueKind == JsonValueKind.Object && s_required.All(name => json.RootElement.TryGetProperty(name, out _)))
        {
            return json;
        }

        json?.Dispose();
        throw EventsException.Validation("Parameter Event is not valid.");
    }
}
