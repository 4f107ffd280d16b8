namespace Ecommerce.Aws;

/// <summary>What AWS's error codes mean for a retry (SDKs and Tools reference, "Retry behavior"; boto3 guide, "Retries").</summary>
internal static class ErrorCodes
{
    public static FailureKind KindOf(string code, int status) => code switch
    {
        "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestThrottledException" or "RequestThrottled"
            or "TooManyRequestsException" or "ProvisionedThroughputExceededException" or "RequestLimitExceeded"
            or "BandwidthLimitExceeded" or "LimitExceededException" or "SlowDown" or "PriorRequestNotComplete"
            or "EC2ThrottledException" or "TransactionInProgressException" => FailureKind.Throttle,
        "RequestTimeout" or "RequestTimeoutException" => FailureKind.Transient,

        // A single write that met a transaction on the same item: refused, so safe to repeat, and over in milliseconds.
        "TransactionConflictException" => FailureKind.Transient,
        _ when status is 429 => FailureKind.Throttle,
        _ when status is 500 or 502 or 503 or 504 => FailureKind.Transient,
        _ => FailureKind.Final,
    };

    /// <summary>The service may have refused because of our clock. If the clock is right, it refused for another reason.</summary>
    public static bool MayBeSkew(string code) =>
        code is "RequestTimeTooSkewed" or "RequestExpired" or "RequestInTheFuture" or "InvalidSignatureException"
            or "SignatureDoesNotMatch" or "AuthFailure";
}
