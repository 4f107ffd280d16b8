using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>An event that a bus accepted, or that a replay put on it once more.</summary>
/// <param name="Document">As targets see it; empty where it is too long to be remembered.</param>
/// <param name="Replay">The replay's name; null where the event is new.</param>
/// <param name="Deliveries">To whom it goes; empty where no rule matches it.</param>
public sealed record BusEvent(
    DateTimeOffset At, string Bus, string Id, string Source, string DetailType, ReadOnlyMemory<byte> Document, string? Replay,
    IReadOnlyList<BusDelivery> Deliveries)
{
    internal static BusEvent Of(
        DateTimeOffset at, string bus, JsonElement root, ReadOnlyMemory<byte> document, IReadOnlyList<BusDelivery> deliveries) =>
        new(
            at, bus, Text(root, "id")!, Text(root, "source")!, Text(root, "detail-type")!,
            document.Length <= EventLimits.RecentBytesMax ? document : default, Text(root, "replay-name"), deliveries);

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var member) ? member.GetString() : null;
}

/// <summary>What an event is owed to, and what became of that.</summary>
/// <param name="ErrorCode">Of the latest attempt; null where none failed.</param>
public sealed record BusDelivery(long Id, string RuleArn, string TargetArn, DeliveryState State, string? ErrorCode);

/// <summary>How far a delivery has come.</summary>
public enum DeliveryState
{
    UnderWay,
    Delivered,

    /// <summary>An attempt failed and another follows.</summary>
    Retrying,

    /// <summary>The dead-letter queue has it.</summary>
    PutAside,

    /// <summary>Nobody has it, by AWS's own rules.</summary>
    Lost,
}
