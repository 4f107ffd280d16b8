namespace Ecommerce.Aws;

/// <summary>An attempt that ended without a usable answer. Never leaves <see cref="AwsCore"/>.</summary>
/// <remarks>An IOException, since SslStream lets only those through as they are.</remarks>
internal sealed class WireException(Failure failure) : IOException(failure.Message, failure.Cause)
{
    public Failure Failure => failure;

    public static WireException Broken(string message, Exception? cause = null) => Of(AwsErrorCodes.Connection, message, cause);

    /// <summary>Retried like a broken connection: whatever stood between the service and us may be gone the next time.</summary>
    public static WireException Unreadable(string message) => Of(AwsErrorCodes.Unreadable, message);

    public static WireException TooLarge(string message) => new(new Failure(AwsErrorCodes.TooLarge, message, FailureKind.Final));

    public static WireException TimedOut(Exception? cause = null) =>
        new(new Failure(AwsErrorCodes.Timeout, "The attempt took too long", FailureKind.Timeout) { Cause = cause });

    public static WireException NoTime() =>
        new(new Failure(AwsErrorCodes.Deadline, "The deadline leaves no time for an attempt", FailureKind.Timeout));

    private static WireException Of(string code, string message, Exception? cause = null) =>
        new(new Failure(code, message, FailureKind.Transient) { Cause = cause });
}
