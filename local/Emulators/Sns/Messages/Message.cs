using System.Text.Json;
using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>A message that a topic accepted.</summary>
/// <param name="Text">As it was published.</param>
internal sealed record Message(
    string Id, string Text, string? Subject, IReadOnlyDictionary<string, MessageAttribute> Attributes, DateTimeOffset At)
{
    private const string Default = "default";

    /// <summary>Whether the text is an object of texts, each for one protocol.</summary>
    public bool IsByProtocol { get; init; }

    /// <summary>What a subscriber of that protocol is told.</summary>
    public string TextFor(string protocol)
    {
        if (!IsByProtocol)
        {
            return Text;
        }

        using var json = JsonDocument.Parse(Text);
        return Find(json.RootElement, protocol) ?? Find(json.RootElement, Default)!;
    }

    /// <summary>Refuses a text that must be for several protocols, and is not.</summary>
    public static void CheckByProtocol(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object || Find(json.RootElement, Default) is null)
            {
                throw SnsException.Invalid("Message Structure - No default entry in JSON message body");
            }

            // Each of them is read once, here: what is no Unicode text is refused, and not found out at its delivery.
            foreach (var member in json.RootElement.EnumerateObject())
            {
                _ = Find(json.RootElement, member.Name);
            }
        }
        catch (JsonException)
        {
            throw SnsException.Invalid("Message Structure - JSON message body failed to parse");
        }
    }

    // A value that is no text counts as not there.
    private static string? Find(JsonElement json, string protocol) =>
        json.TryGetProperty(protocol, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
