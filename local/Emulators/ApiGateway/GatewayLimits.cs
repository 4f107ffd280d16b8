namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>The bounds of the REST API, each crossed by a test. Figures are AWS's quotas of REST APIs, Lambda and CloudFront.</summary>
public static class GatewayLimits
{
    /// <summary>Bytes of a request's body (API Gateway). Functions refuse far smaller ones themselves.</summary>
    public const int BodyBytesMax = 10 * 1024 * 1024;

    /// <summary>Bytes of an event, and of an answer (Lambda, synchronous invocation).</summary>
    public const int PayloadBytesMax = 6 * 1024 * 1024;

    /// <summary>Bytes of request line and headers together (API Gateway).</summary>
    public const int HeaderBytesMax = 10_240;

    /// <summary>Bytes of path and query (CloudFront).</summary>
    public const int UrlBytesMax = 8_192;

    /// <summary>Bytes of all bodies held at one time: slow clients cannot take more than this together.</summary>
    public const long BodiesBytesMax = 256L * 1024 * 1024;

    /// <summary>Requests that the console page can show.</summary>
    public const int RecentRequestsMax = 200;

    /// <summary>How long a function may take before the client is told so; it runs on.</summary>
    public static readonly TimeSpan IntegrationTimeout = TimeSpan.FromSeconds(29);
}
