using System.Text;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>What answers a method of a path.</summary>
internal abstract record ApiMethod(string Operation, string Template);

/// <summary>A Lambda proxy integration.</summary>
internal sealed record FunctionMethod(string Function, string Operation, RouteSpec Route) : ApiMethod(Operation, Route.Path);

/// <summary>A mock integration: a route that the gateway answers itself, always with the same.</summary>
internal sealed record FixedMethod(FixedAnswer Answer) : ApiMethod(Answer.Operation, Answer.Path)
{
    public ApiReply Reply { get; } = new(
        200,
        Encoding.UTF8.GetBytes(Answer.Body),
        new("Content-Type", "application/json"),
        new("Cache-Control", Answer.CacheControl));
}
