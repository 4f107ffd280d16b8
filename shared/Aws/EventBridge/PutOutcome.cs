namespace Ecommerce.Aws.EventBridge;

/// <summary>What became of one event. <c>default</c> is a refusal without a reason.</summary>
public readonly record struct PutOutcome
{
    private PutOutcome(string? eventId, string? errorCode, string? errorMessage) =>
        (EventId, ErrorCode, ErrorMessage) = (eventId, errorCode, errorMessage);

    /// <summary>EventBridge's name for the event; null when it was refused.</summary>
    public string? EventId { get; }

    /// <summary>Why it was refused (API reference, PutEventsResultEntry), for instance <c>MalformedDetail</c>.</summary>
    public string? ErrorCode { get; }

    /// <summary>The service's words for it.</summary>
    public string? ErrorMessage { get; }

    /// <summary>EventBridge has the event, and delivers it.</summary>
    public bool IsAccepted => EventId is not null;

    /// <summary>Later the same event may be accepted.</summary>
    public bool MayPass => ErrorCode is "ThrottlingException" or "InternalFailure" or "InternalException";

    /// <summary>An accepted event.</summary>
    public static PutOutcome Accepted(string eventId) => new(eventId, errorCode: null, errorMessage: null);

    /// <summary>A refused one.</summary>
    public static PutOutcome Refused(string errorCode, string? errorMessage) => new(eventId: null, errorCode, errorMessage);
}
