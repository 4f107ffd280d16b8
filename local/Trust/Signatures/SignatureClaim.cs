namespace Ecommerce.Local.Trust.Signatures;

/// <summary>What a call says of its signature, in either form. Nothing of it is verified yet.</summary>
internal sealed record SignatureClaim
{
    public const string TheAlgorithm = "AWS4-HMAC-SHA256";

    public required string Algorithm { get; init; }

    /// <summary>Key id and scope: <c>id/day/region/service/aws4_request</c>.</summary>
    public required string Credential { get; init; }

    /// <summary>Names, separated by semicolons.</summary>
    public required string SignedHeaders { get; init; }

    public required string Signature { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of temporary keys.</summary>
    public string? Token { get; init; }

    /// <summary>The signature stands in the query string, as in a presigned URL.</summary>
    public bool IsInQuery { get; init; }

    /// <summary>How long a presigned URL lives; null is as long as any call.</summary>
    public TimeSpan? Life { get; init; }

    public QueryParameters Query { get; init; } = QueryParameters.Of("");

    public string KeyId => Credential.IndexOf('/', StringComparison.Ordinal) is var end and >= 0 ? Credential[..end] : Credential;
}
