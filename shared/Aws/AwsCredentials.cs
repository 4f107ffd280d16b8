namespace Ecommerce.Aws;

/// <summary>Who signs. Lambda gives every instance temporary ones, valid as long as the instance lives.</summary>
/// <param name="SessionToken">Null for a user's permanent credentials, which only tests have.</param>
public sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    /// <summary>Names the key and hides the secrets: this may end in a log.</summary>
    public override string ToString() => $"AwsCredentials {AccessKeyId}";
}
