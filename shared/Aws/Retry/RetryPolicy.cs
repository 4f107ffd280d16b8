namespace Ecommerce.Aws;

/// <summary>How often and how patiently one kind of request is tried again.</summary>
/// <param name="AttemptsMax">The first included.</param>
/// <param name="BaseMilliseconds">
/// Upper end of the first wait, doubled by each further one up to <see cref="AwsLimits.RetryCapMilliseconds"/>.
/// </param>
/// <param name="ThrottleBaseMilliseconds">The same after the service asked us to slow down.</param>
public sealed record RetryPolicy(int AttemptsMax, int BaseMilliseconds, int ThrottleBaseMilliseconds)
{
    public static readonly RetryPolicy Standard =
        new(AwsLimits.AttemptsMax, AwsLimits.RetryBaseMilliseconds, AwsLimits.ThrottleBaseMilliseconds);

    public static readonly RetryPolicy DynamoDb =
        new(AwsLimits.DynamoDbAttemptsMax, AwsLimits.DynamoDbRetryBaseMilliseconds, AwsLimits.DynamoDbThrottleBaseMilliseconds);
}
