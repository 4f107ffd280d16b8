using System.Text;
using Ecommerce.Kernel;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>An answer before it is written: a function's, or the gateway's own.</summary>
internal sealed record ApiReply(int Status, ReadOnlyMemory<byte> Body, params IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Why the gateway refused, for the log. A client is not told more than the problem.</summary>
    public string? Reason { get; init; }

    /// <summary>A refusal as the deployed gateway makes it, from the same template.</summary>
    public static ApiReply Refuse(ApiCall call, GatewayResponse response, string? reason = null) => new(
        response.Problem.Status,
        Encoding.UTF8.GetBytes(response.Body(call.RequestId)),
        [new("Content-Type", GatewayResponse.MediaType), .. response.AllHeaders])
    {
        Reason = reason ?? response.Detail,
    };

    /// <summary>A refusal that on AWS is not the gateway's to make: CloudFront's, or none at all.</summary>
    public static ApiReply Refuse(ApiCall call, Problem problem, string detail) => new(
        problem.Status,
        ProblemJson.Of(problem, detail, call.Path, call.RequestId),
        new("Content-Type", GatewayResponse.MediaType),
        new("Cache-Control", "no-store"))
    {
        Reason = detail,
    };
}
