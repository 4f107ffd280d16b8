using System.Security.Cryptography;
using Ecommerce.Local.Tracing;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>One request on its way through the gateway, with the ids it was given.</summary>
internal sealed class ApiCall
{
    public ApiCall(HttpContext context, string path, DateTimeOffset at, long startedAt)
    {
        (Context, Path, At, StartedAt) = (context, path, at, startedAt);
        RequestId = Guid.CreateVersion7(at).ToString();
        ExtendedId = Convert.ToBase64String(RandomNumberGenerator.GetBytes(11));
        TraceId = (XRayHeader.Read(context.Request.Headers["X-Amzn-Trace-Id"]) ?? XRayHeader.New(at)).ToString();
    }

    public HttpContext Context { get; }

    public HttpRequest Request => Context.Request;

    /// <summary>As the client sent it, escapes and all, after the stage.</summary>
    public string Path { get; }

    public DateTimeOffset At { get; }

    /// <summary>The clock's timestamp, for the duration.</summary>
    public long StartedAt { get; }

    public string RequestId { get; }

    public string ExtendedId { get; }

    /// <summary>The X-Ray header that goes with the request: the client's, or a new one.</summary>
    public string TraceId { get; }

    /// <summary>Who has signed it; null: it needs no signature.</summary>
    public Caller? Signer { get; set; }

    /// <summary>The method that answers, once it is found.</summary>
    public ApiMethod? Method { get; set; }
}
