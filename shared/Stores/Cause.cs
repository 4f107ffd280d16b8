using Ecommerce.Lambda;

namespace Ecommerce.Stores;

/// <summary>What a change came from: it goes into the event that tells of the change.</summary>
/// <param name="Actor">Who caused it: <c>admin:&lt;sub&gt;</c>.</param>
/// <param name="TraceParent">The client's place in its trace (W3C Trace Context); null for none.</param>
public sealed record Cause(string CorrelationId, string Actor, string? TraceParent)
{
    /// <summary>The cause of what an admin asked for. The route's authorizer has seen to it that there is a caller.</summary>
    public static Cause Of(ApiRequest request) => new(
        request.CorrelationId,
        $"admin:{request.Caller?.Subject ?? throw Anonymous(request)}",
        request.TraceParent);

    private static InvalidOperationException Anonymous(ApiRequest request) =>
        new($"{request.Method} {request.Resource} came without a caller");
}
