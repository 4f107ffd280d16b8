using Ecommerce.Kernel;

namespace Ecommerce.Aws;

/// <summary>
/// A service refused, or did not answer, for a reason no caller handles. What callers do handle (a condition that failed, a
/// cancelled transaction) is a value. Retries are over when this is thrown; where a later request may work all the same, it is
/// thrown inside an <see cref="UnavailableException"/>.
/// </summary>
public sealed class AwsException : Exception
{
    private AwsException(AwsRequest request, Failure failure)
        : base($"{request.Service} {request.Operation}: {failure.Code}: {failure.Message}", failure.Cause)
    {
        (Service, Operation) = (request.Service, request.Operation);
        (Code, Status, RequestId) = (failure.Code, failure.Status, failure.RequestId);
        IsThrottle = failure.Kind is FailureKind.Throttle;
        IsTransient = failure.Kind is not FailureKind.Final;
    }

    /// <summary>What to throw for a failure that no further attempt follows.</summary>
    internal static Exception Of(AwsRequest request, Failure failure)
    {
        var refusal = new AwsException(request, failure);
        return refusal.IsTransient ? new UnavailableException(refusal.Message, refusal) : refusal;
    }

    /// <summary>Lower-case service id, for instance <c>dynamodb</c>.</summary>
    public string Service { get; }

    /// <summary>The operation as AWS calls it, for instance <c>PutItem</c>.</summary>
    public string Operation { get; }

    /// <summary>AWS's error code without its namespace, or one of ours where there was no answer (<see cref="AwsErrorCodes"/>).</summary>
    public string Code { get; }

    /// <summary>HTTP status; 0 where there was no answer.</summary>
    public int Status { get; }

    /// <summary>AWS's name for the failed request, for a support case.</summary>
    public string? RequestId { get; }

    /// <summary>The service asked us to slow down.</summary>
    public bool IsThrottle { get; }

    /// <summary>Later it may work; true of every throttle and timeout. It may also have worked: the answer may be what was lost.</summary>
    public bool IsTransient { get; }
}
