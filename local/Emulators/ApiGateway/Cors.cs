using System.Globalization;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>
/// Which web pages may read answers. The origin is named, never <c>*</c>; credentials are not allowed at all, since the shop uses
/// bearer tokens and no cookies.
/// </summary>
internal sealed class Cors(IReadOnlyList<string> allowedOrigins)
{
    private const string RequestHeaders =
        "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Correlation-Id, traceparent";

    private const string ResponseHeaders =
        "ETag, Link, Location, Retry-After, Idempotent-Replayed, X-Correlation-Id, WWW-Authenticate";

    private static readonly TimeSpan s_remembered = TimeSpan.FromMinutes(10);

    /// <summary>Added to every answer.</summary>
    public void Mark(HttpContext context)
    {
        var response = context.Response.Headers;
        response.Append("Vary", "Origin"); // Also without one: a cache must not give this answer to a page.
        if (Allowed(context) is { } origin)
        {
            response.AccessControlAllowOrigin = origin;
            response.AccessControlExposeHeaders = ResponseHeaders;
        }
    }

    /// <summary>The answer to OPTIONS of a known path.</summary>
    public ApiReply Preflight(ApiCall call, ApiResource resource)
    {
        var methods = string.Join(", ", resource.Methods.Keys.Order(StringComparer.Ordinal));
        return Allowed(call.Context) is null
            ? new(204, default)
            : new(
                204,
                default,
                new("Access-Control-Allow-Methods", methods),
                new("Access-Control-Allow-Headers", RequestHeaders),
                new("Access-Control-Max-Age", s_remembered.TotalSeconds.ToString(CultureInfo.InvariantCulture)));
    }

    private string? Allowed(HttpContext context) =>
        context.Request.Headers.Origin is [{ } origin] && (allowedOrigins.Contains(origin) || IsOwn(origin, context.Connection.LocalPort))
            ? origin
            : null;

    private static bool IsOwn(string origin, int port) =>
        origin == string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")
        || origin == string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
}
