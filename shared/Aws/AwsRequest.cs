namespace Ecommerce.Aws;

/// <summary>One name and its value: a header, or a query parameter (both not encoded yet).</summary>
public sealed record Field(string Name, string Value);

/// <summary>One call of one operation, ready to be signed and sent as often as it takes.</summary>
/// <param name="Service">Lower-case service id; decides the endpoint (<see cref="AwsSettings.EndpointOf"/>).</param>
/// <param name="Operation">The operation as AWS calls it; appears in errors only.</param>
public sealed record AwsRequest(string Service, string Operation)
{
    /// <summary>The name in the credential scope, where it is not the service id: <c>events</c>, <c>ses</c>, <c>execute-api</c>.</summary>
    public string? SigningName { get; init; }

    /// <summary>Wins over the settings' endpoint, as for a WebSocket API's own management address.</summary>
    public Uri? Endpoint { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>Absolute, percent-encoded as it travels.</summary>
    public string Path { get; init; } = "/";

    public IReadOnlyList<Field> Query { get; init; } = [];

    /// <summary>Besides Host, Content-Length and what signing adds. All of them are signed.</summary>
    public IReadOnlyList<Field> Headers { get; init; } = [];

    /// <summary>At most <see cref="AwsLimits.RequestBytesMax"/>; must not change until the call is over.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>False: anybody may make this call, so nobody signs it, and no IAM policy is asked (Cognito's public operations).</summary>
    public bool IsSigned { get; init; } = true;

    public SigningRules Rules { get; init; } = SigningRules.Standard;

    public RetryPolicy Retry { get; init; } = RetryPolicy.Standard;

    /// <summary>Error codes that are an answer to this caller (<see cref="AwsAnswer.ErrorCode"/>), not an exception.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>Says of an answer whether it asks for a retry; when retries are over, the answer is returned as it is.</summary>
    internal Func<AwsAnswer, FailureKind?>? Judge { get; init; }
}
