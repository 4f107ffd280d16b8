namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>One request on its way to an instance, with what the Runtime API tells beside the payload.</summary>
public sealed record InvokeRequest(
    string RequestId, ReadOnlyMemory<byte> Payload, DateTimeOffset Deadline, string FunctionArn, string TraceId)
{
    /// <summary>JSON; null when the invocation brought none.</summary>
    public string? ClientContext { get; init; }

    /// <summary>Whether the end of its log is asked for.</summary>
    public bool TailsLog { get; init; }
}
