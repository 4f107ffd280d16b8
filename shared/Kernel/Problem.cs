namespace Ecommerce.Kernel;

/// <summary>
/// A kind of failure with an outward name. This list is closed: it is the only place where a failure gets its HTTP status
/// and title, and the topology, the functions and the gateway all name failures from it.
/// </summary>
/// <param name="Code">Stable kebab-case name, the last part of the problem's <c>type</c> URI (RFC 9457, section 3.1.1).</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">One sentence that is the same for every occurrence (RFC 9457, section 3.1.3).</param>
public sealed record Problem(string Code, int Status, string Title)
{
    public static readonly Problem ValidationFailed = new("validation-failed", 400, "The request is not valid");
    public static readonly Problem InvalidCursor = new("invalid-cursor", 400, "The cursor is not one of ours for this list");
    public static readonly Problem IdempotencyKeyMissing = new("idempotency-key-missing", 400, "Idempotency-Key is required");
    public static readonly Problem CodeMismatch = new("code-mismatch", 400, "The code is not, or no longer, the right one");
    public static readonly Problem Unauthenticated = new("unauthenticated", 401, "Sign in first");
    public static readonly Problem Forbidden = new("forbidden", 403, "Not allowed");
    public static readonly Problem NotFound = new("not-found", 404, "Not found");
    public static readonly Problem Conflict = new("conflict", 409, "It conflicts with what is there");
    public static readonly Problem InsufficientStock = new("insufficient-stock", 409, "Not enough stock");
    public static readonly Problem PriceChanged = new("price-changed", 409, "The total is another one");
    public static readonly Problem InvalidState = new("invalid-state", 409, "Not possible in this state");
    public static readonly Problem IdempotencyInProgress =
        new("idempotency-in-progress", 409, "The first request with this key still runs");
    public static readonly Problem PreconditionFailed = new("precondition-failed", 412, "It has changed since you read it");
    public static readonly Problem PayloadTooLarge = new("payload-too-large", 413, "The body is too large");
    public static readonly Problem UriTooLong = new("uri-too-long", 414, "The address is too long");
    public static readonly Problem UnsupportedMediaType = new("unsupported-media-type", 415, "The body must be application/json");
    public static readonly Problem IdempotencyMismatch = new("idempotency-mismatch", 422, "The key was used with another request");
    public static readonly Problem PreconditionRequired = new("precondition-required", 428, "If-Match is required");
    public static readonly Problem RateLimited = new("rate-limited", 429, "Too many requests");
    public static readonly Problem HeadersTooLarge = new("headers-too-large", 431, "The headers are too large");
    public static readonly Problem Internal = new("internal", 500, "Our fault");
    public static readonly Problem BadGateway = new("bad-gateway", 502, "The service gave no usable answer");
    public static readonly Problem Unavailable = new("unavailable", 503, "Not available right now");
    public static readonly Problem GatewayTimeout = new("gateway-timeout", 504, "The service took too long");

    /// <summary>The problem's <c>type</c>: an absolute URI that identifies the kind of failure.</summary>
    public string Type => $"https://errors.serverless-ecommerce.dev/{Code}";
}
