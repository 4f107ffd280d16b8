namespace Ecommerce.Lambda;

/// <summary>
/// One event, as the Runtime API hands it out (AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes",
/// next invocation).
/// </summary>
/// <param name="RequestId">Lambda's id of this invocation.</param>
/// <param name="Payload">The event: JSON, valid only until the invocation ends, since its buffer is used again.</param>
/// <param name="Deadline">When Lambda stops the function.</param>
/// <param name="TraceHeader">X-Ray's header, <c>Root=…;Parent=…;Sampled=1</c>; null where there is none.</param>
/// <param name="FunctionArn">The function, version or alias that was called; null where unknown.</param>
public sealed record Invocation(
    string RequestId, ReadOnlyMemory<byte> Payload, DateTimeOffset Deadline, string? TraceHeader = null, string? FunctionArn = null);
