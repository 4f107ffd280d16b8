using Ecommerce.Local.Emulators.Cognito;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>What the REST API is told about where it stands.</summary>
public sealed record ApiFrontOptions
{
    /// <summary>Of the product, for <c>/health</c>.</summary>
    public required string Version { get; init; }

    public required string Commit { get; init; }

    /// <summary>Whose signatures hold.</summary>
    public ICallGuard Signatures { get; init; } = new NoSignatures();

    public string Account { get; init; } = LocalAccount.Id;

    public string ApiId { get; init; } = "local00000";

    /// <summary>Origins of web pages that may call the API, besides the edge's own.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>False takes the token bucket away, for benchmarks.</summary>
    public bool Throttles { get; init; } = true;

    /// <summary>Bytes of all bodies held at one time.</summary>
    public long BodiesBytesMax { get; init; } = GatewayLimits.BodiesBytesMax;

    /// <summary>Gets one line of JSON per request.</summary>
    public TextWriter AccessLog { get; init; } = TextWriter.Null;

    public string DomainName => $"{ApiId}.execute-api.{UserPool.Region}.amazonaws.com";
}
