using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>Delivers to the subscribers of one protocol. Implemented beside this emulator, in process: no HTTP lies between.</summary>
public interface ISubscribers
{
    /// <summary><c>sqs</c> or <c>lambda</c>.</summary>
    string Protocol { get; }

    /// <summary>
    /// Delivers one notification and returns once the subscriber has it for good: what it only holds in memory would be lost with the
    /// process. It may be asked twice for the same one. Never throws for what a subscriber refuses.
    /// </summary>
    ValueTask<DeliveryOutcome> DeliverAsync(Notification notification, CancellationToken cancellation);
}

/// <summary>What a subscriber is given.</summary>
/// <param name="TopicArn">In whose name.</param>
/// <param name="Endpoint">The subscriber's ARN.</param>
public sealed record Notification(string TopicArn, string Endpoint, string Body)
{
    /// <summary>The message's own, where it is delivered raw.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();
}

/// <summary>How a delivery ended.</summary>
/// <param name="Error">Null: delivered.</param>
/// <param name="MayPass">Whether it is worth another attempt: the subscriber failed, and did not refuse.</param>
public readonly record struct DeliveryOutcome(string? Error, bool MayPass)
{
    public static DeliveryOutcome Delivered => default;

    public static DeliveryOutcome Refused(string error) => new(error, MayPass: false);

    public static DeliveryOutcome Failed(string error) => new(error, MayPass: true);
}
