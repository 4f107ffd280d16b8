using System.Globalization;
using Ecommerce.Kernel;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>An answer before it is written: a function's, or the gateway's own.</summary>
internal sealed record ApiReply(int Status, ReadOnlyMemory<byte> Body, params IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Why the gateway refused, for the log. A client is not told more than the problem.</summary>
    public string? Reason { get; init; }

    /// <summary>A refusal in the shape of GatewayResponses.</summary>
    public static ApiReply Refuse(ApiCall call, Problem problem, string detail, string? reason = null, TimeSpan? retryAfter = null)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("Content-Type", ProblemJson.MediaType), new("Cache-Control", "no-store"), new("X-Correlation-Id", call.CorrelationId),
        ];
        if (problem == Problem.Unauthenticated)
        {
            headers.Add(new("WWW-Authenticate", "Bearer"));
        }

        if (retryAfter is { } wait)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            headers.Add(new("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));
        }

        return new(problem.Status, ProblemJson.Of(problem, detail, call.Path, call.RequestId), headers) { Reason = reason ?? detail };
    }
}
