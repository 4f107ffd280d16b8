namespace Ecommerce.Lambda;

/// <summary>What logs, metrics and traces say about the invocation in hand.</summary>
internal sealed class InvocationScope
{
    /// <summary>What is done, in kebab-case; until a function says so, the function's name.</summary>
    public required string Operation { get; set; }

    /// <summary>An HTTP status, or <c>ok</c>, <c>partial</c> and <c>failed</c> for functions that answer nobody.</summary>
    public string Status { get; set; } = "ok";

    /// <summary>Lambda's id of the invocation, which the platform's own log lines carry.</summary>
    public required string InvocationId { get; init; }

    /// <summary>The id that a client is told: API Gateway's where there is one.</summary>
    public required string RequestId { get; set; }

    public string? CorrelationId { get; set; }

    /// <summary>The message of a queue that is in hand.</summary>
    public string? MessageId { get; set; }

    /// <summary>The event of the bus that is in hand: the id that it keeps however often it is delivered.</summary>
    public string? EventId { get; set; }

    /// <summary>X-Ray's <c>Root</c>.</summary>
    public string? TraceId { get; init; }

    /// <summary>The trace id of the client's own <c>traceparent</c>.</summary>
    public string? ClientTraceId { get; set; }

    public required bool ColdStart { get; init; }

    public required long Started { get; init; }

    /// <summary>Milliseconds, set when the work is done; what follows (sending, flushing) is not the function's.</summary>
    public double DurationMs { get; set; }

    /// <summary>Only what is measured on this thread belongs to this instance: a test process holds many.</summary>
    public int ThreadId { get; } = Environment.CurrentManagedThreadId;
}
