namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Delivers to the targets of one service. Implemented beside this emulator, in process: no HTTP lies between.</summary>
public interface IEventTarget
{
    /// <summary>The service in the target's ARN: <c>sqs</c>, <c>sns</c>, <c>lambda</c>, <c>logs</c>.</summary>
    string Service { get; }

    /// <summary>
    /// Delivers one event and returns once the target has it for good: what the target only holds in memory would be lost with the
    /// process. It may be asked twice for the same event. Never throws for what a target refuses.
    /// </summary>
    ValueTask<TargetOutcome> DeliverAsync(TargetInput input, CancellationToken cancellation);
}

/// <summary>Takes what no target took: the queues behind <c>DeadLetterConfig</c>.</summary>
public interface IDeadLetterQueue
{
    /// <summary>
    /// Delivered once the queue has it. When there is no such queue, or it does not take the message, the event is lost, as in AWS; what
    /// may pass is sent again.
    /// </summary>
    ValueTask<TargetOutcome> SendAsync(
        string queueArn, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation);
}

/// <summary>What a target is given.</summary>
/// <param name="Arn">The target's.</param>
/// <param name="Body">The event, or what Input, InputPath or InputTransformer made of it.</param>
public sealed record TargetInput(string Arn, string RuleArn, ReadOnlyMemory<byte> Body)
{
    /// <summary>SqsParameters.MessageGroupId of the target.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>The X-Ray header that came with the event.</summary>
    public string? TraceHeader { get; init; }
}

/// <summary>How a delivery ended.</summary>
/// <param name="ErrorCode">Null: delivered. Else one of the codes that AWS gives to dead letters.</param>
/// <param name="MayPass">Whether it is worth another attempt.</param>
public readonly record struct TargetOutcome(string? ErrorCode, string ErrorMessage, bool MayPass)
{
    public static TargetOutcome Delivered => default;

    /// <summary>The target does not exist, or not any more.</summary>
    public static TargetOutcome NoResource(string message) => new("NO_RESOURCE", message, MayPass: false);

    /// <summary>The target has no room just now.</summary>
    public static TargetOutcome Throttled(string message) => new("THROTTLING", message, MayPass: true);

    /// <summary>What was made of the event is nothing that the target takes.</summary>
    public static TargetOutcome InvalidJson(string message) => new("INVALID_JSON", message, MayPass: false);

    /// <summary>The target refuses it, and would do so again.</summary>
    public static TargetOutcome Invalid(string message) => new("INVALID_PARAMETER", message, MayPass: false);

    /// <summary>The target failed in some other way.</summary>
    public static TargetOutcome Failed(string message) => new("ERROR_FROM_TARGET", message, MayPass: true);
}

/// <summary>Where events can go from here.</summary>
/// <param name="DeadLetters">Null where there are no queues: a target with a DeadLetterConfig is then refused.</param>
public sealed record EventTargets(IReadOnlyList<IEventTarget> All, IDeadLetterQueue? DeadLetters = null)
{
    public static readonly EventTargets None = new([]);

    public IEventTarget? For(string service) => All.FirstOrDefault(target => target.Service == service);
}
