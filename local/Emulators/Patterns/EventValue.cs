using System.Net;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>A text, a number, a truth value or null in an event.</summary>
/// <param name="IsText">False for what stands without quotes.</param>
/// <param name="Text">As it is meant, or, of what stands without quotes, as it is written.</param>
internal sealed record EventValue(bool IsText, string Text)
{
    /// <summary>Comparable with other numbers; null when it is none, or beyond what EventBridge compares.</summary>
    public PatternNumber? Number { get; } = IsText ? null : PatternNumber.Of(Text);

    /// <summary>Null when it is none.</summary>
    public IPAddress? Address { get; } = IsText ? Addresses.Find(Text) : null;

    public static EventValue Of(JsonElement leaf) => leaf.ValueKind == JsonValueKind.String
        ? new(IsText: true, leaf.GetString()!)
        : new(IsText: false, leaf.GetRawText());
}
