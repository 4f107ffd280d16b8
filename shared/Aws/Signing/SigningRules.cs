namespace Ecommerce.Aws;

/// <summary>Signature Version 4 has two dialects (IAM user guide, "Create a signed AWS API request").</summary>
public enum SigningRules
{
    /// <summary>The path is normalized and its segments are encoded a second time.</summary>
    Standard,

    /// <summary>The path is signed as it travels, and the body's hash is a header, x-amz-content-sha256.</summary>
    S3,

    /// <summary>As <see cref="S3"/>, with UNSIGNED-PAYLOAD in place of the hash: TLS alone protects the body.</summary>
    S3UnsignedPayload,
}
