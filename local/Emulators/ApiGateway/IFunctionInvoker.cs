namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>What the REST API needs of the Lambda host: one synchronous invocation.</summary>
public interface IFunctionInvoker
{
    /// <summary>
    /// Runs a function by its name in the topology, such as <c>products-admin</c>. The payload is valid until the task ends; the
    /// answer belongs to the caller. Whatever a function does is an answer, never an exception. The token ends only with the host:
    /// on AWS a function outlives a caller that went away.
    /// </summary>
    /// <param name="traceId">The X-Ray header of the request.</param>
    ValueTask<FunctionAnswer> InvokeAsync(string function, ReadOnlyMemory<byte> payload, string traceId, CancellationToken cancellation);
}

/// <summary>How an invocation ended.</summary>
public abstract record FunctionAnswer
{
    private FunctionAnswer()
    {
        // Closed: the four below.
    }

    /// <summary>What the handler returned.</summary>
    public sealed record Payload(ReadOnlyMemory<byte> Json) : FunctionAnswer;

    /// <summary>An unhandled error, or a crash of the process.</summary>
    public sealed record Failed : FunctionAnswer;

    /// <summary>The function's own timeout passed.</summary>
    public sealed record TimedOut : FunctionAnswer;

    /// <summary>No instance was free, and none may be added.</summary>
    public sealed record Throttled : FunctionAnswer;
}
