namespace Ecommerce.Aws;

internal enum FailureKind
{
    /// <summary>Would fail alike.</summary>
    Final,

    /// <summary>May work the next time.</summary>
    Transient,

    /// <summary>May work the next time; costs more of the budget because an attempt that timed out also held us up.</summary>
    Timeout,

    /// <summary>May work after a longer wait.</summary>
    Throttle,
}

/// <summary>Why an attempt failed, before it is decided whether that becomes an exception.</summary>
internal sealed record Failure(string Code, string Message, FailureKind Kind)
{
    public int Status { get; init; }

    public string? RequestId { get; init; }

    public Exception? Cause { get; init; }

    /// <summary>The answer's Date header, where there was one.</summary>
    public DateTimeOffset? ServerTime { get; init; }
}
