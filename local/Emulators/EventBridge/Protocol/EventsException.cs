namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>A refusal in the service's words. An exception, because any depth of reading a request may refuse it.</summary>
public sealed class EventsException : Exception
{
    private EventsException(string code, string message)
        : base(message) => Code = code;

    /// <summary>The error's short name, such as <c>ValidationException</c>.</summary>
    public string Code { get; }

    internal static EventsException Validation(string message) => new("ValidationException", message);

    internal static EventsException Parameter(string name, string reason) =>
        Validation($"Parameter {name} is not valid. Reason: {reason}");

    internal static EventsException Serialization(string message) => new("SerializationException", message);

    internal static EventsException UnknownOperation(string operation) =>
        new("UnknownOperationException", $"The operation {operation} is not supported by the local EventBridge.");

    internal static EventsException Pattern(string reason) =>
        new("InvalidEventPatternException", $"Event pattern is not valid. Reason: {reason}");

    internal static EventsException AccessDenied(string words) => new("AccessDeniedException", words);

    internal static EventsException Limit() =>
        new("LimitExceededException", "The requested resource exceeds the maximum number allowed.");

    internal static EventsException IllegalStatus(string replay) =>
        new("IllegalStatusException", $"Replay {replay} is not in a valid state for this operation.");

    internal static EventsException Exists(string kind, string name) =>
        new("ResourceAlreadyExistsException", $"{kind} {name} already exists.");

    internal static EventsException NoBus(string name) => NotFound($"Event bus {name} does not exist.");

    internal static EventsException NoRule(string rule, string bus) => NotFound($"Rule {rule} does not exist on EventBus {bus}.");

    internal static EventsException NoArchive(string name) => NotFound($"Archive {name} does not exist.");

    internal static EventsException NoReplay(string name) => NotFound($"Replay {name} does not exist.");

    private static EventsException NotFound(string message) => new("ResourceNotFoundException", message);
}
