namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>One request on its way to an instance, with what the Runtime API tells beside the payload.</summary>
public sealed record InvokeRequest(
    string RequestId, ReadOnlyMemory<byte> Payload, DateTimeOffset Deadline, string FunctionArn, string TraceId);
