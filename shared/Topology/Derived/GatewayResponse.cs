using System.Text.Json.Nodes;
using Ecommerce.Kernel;

namespace Ecommerce.Topology;

/// <summary>
/// What the gateway answers where no function is asked, in the shape of every other failure. (API Gateway developer guide, "Gateway
/// response types".)
/// </summary>
/// <param name="Type">AWS's name of the occasion.</param>
/// <param name="Detail">For the client: it is the same for every request, since a template can look at nothing safely.</param>
public sealed record GatewayResponse(string Type, Problem Problem, string Detail)
{
    public const string MediaType = "application/problem+json";

    private const string OurFault = "Our fault; the request id helps us to find it";

    public static readonly GatewayResponse Unauthenticated = new(
        "UNAUTHORIZED", Problem.Unauthenticated, "Send a valid access token: Authorization: Bearer <token>")
    {
        Headers = [new("WWW-Authenticate", "Bearer")],
    };

    public static readonly GatewayResponse Forbidden = new(
        "ACCESS_DENIED", Problem.Forbidden,
        "The access token lacks the scope that this route asks for, or the signer the right to invoke it");

    /// <summary>AWS's name for a path or method that is not there: it looks for a signature before it says so.</summary>
    public static readonly GatewayResponse NotFound = new(
        "MISSING_AUTHENTICATION_TOKEN", Problem.NotFound, "There is no such path, or it has no such method");

    public static readonly GatewayResponse Throttled = new("THROTTLED", Problem.RateLimited, "The API gets more requests than it takes")
    {
        Headers = [new("Retry-After", "1")],
    };

    public static readonly GatewayResponse TooLarge = new(
        "REQUEST_TOO_LARGE", Problem.PayloadTooLarge, "The body is larger than the gateway takes");

    public static readonly GatewayResponse TimedOut = new(
        "INTEGRATION_TIMEOUT", Problem.GatewayTimeout, "It may have happened or not; look before you repeat it");

    /// <summary>The function failed, ran into its own timeout, gave what is no answer, or is throttled: AWS says the same of all.</summary>
    public static readonly GatewayResponse Failed = new("INTEGRATION_FAILURE", Problem.BadGateway, OurFault);

    private static readonly GatewayResponse Invalid = new(
        "BAD_REQUEST_PARAMETERS", Problem.ValidationFailed, "The gateway does not take the request as it is");

    /// <summary>Each type that AWS has, once. What it adds one day falls under the two defaults.</summary>
    public static IReadOnlyList<GatewayResponse> All { get; } =
    [
        // Where no path is, it reads an Authorization header as a signature, and fails at a bearer token under no type of its own.
        NotFound with { Type = "DEFAULT_4XX" }, Failed with { Type = "DEFAULT_5XX" },
        Invalid with { Type = "BAD_REQUEST_BODY" }, Invalid,
        Unauthenticated, Forbidden, NotFound, NotFound with { Type = "RESOURCE_NOT_FOUND" },
        Forbidden with { Type = "WAF_FILTERED", Detail = "The request looks harmful" },
        Forbidden with { Type = "INVALID_API_KEY", Detail = "The API key is not one of ours" },
        // Routes signed with AWS keys show themselves to nobody else.
        NotFound with { Type = "EXPIRED_TOKEN" }, NotFound with { Type = "INVALID_SIGNATURE" },
        Throttled, Throttled with { Type = "QUOTA_EXCEEDED", Detail = "The quota of the API key is used up" },
        TooLarge, new("UNSUPPORTED_MEDIA_TYPE", Problem.UnsupportedMediaType, "Send application/json"),
        TimedOut, Failed,
        new("API_CONFIGURATION_ERROR", Problem.Internal, OurFault), new("AUTHORIZER_CONFIGURATION_ERROR", Problem.Internal, OurFault),
        new("AUTHORIZER_FAILURE", Problem.Internal, OurFault),
    ];

    /// <summary>Besides the media type: nothing of this may be kept by a cache.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public IEnumerable<KeyValuePair<string, string>> AllHeaders => [new("Cache-Control", "no-store"), .. Headers];

    /// <summary>
    /// The body, RFC 9457. It says no <c>instance</c>: the path is the client's text, and a gateway's template cannot escape it.
    /// </summary>
    /// <param name="requestId">The id, or the template's word for it.</param>
    public string Body(string requestId) => new JsonObject
    {
        ["type"] = Problem.Type,
        ["title"] = Problem.Title,
        ["status"] = Problem.Status,
        ["detail"] = Detail,
        ["requestId"] = requestId,
    }.ToJsonString(PlainJson.Options);
}
