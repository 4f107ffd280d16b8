using System.Text;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>What answers a method of a path.</summary>
internal abstract record ApiMethod(string Template)
{
    /// <summary>As in logs.</summary>
    public abstract string Operation { get; }
}

/// <summary>A Lambda proxy integration.</summary>
internal sealed record FunctionMethod(string Function, OperationSpec Runs, RouteSpec Route) : ApiMethod(Route.Path)
{
    public override string Operation => Runs.Name;
}

/// <summary>A mock integration: a route that the gateway answers itself, always with the same.</summary>
/// <param name="Answers">Made at the first request: most shops of tests are never asked.</param>
internal sealed record FixedMethod(string Template, Lazy<IReadOnlyList<FixedAnswer>> Answers) : ApiMethod(Template)
{
    public override string Operation => Answer.Operation;

    public ApiReply Reply => new(
        200,
        Encoding.UTF8.GetBytes(Answer.Body),
        new("Content-Type", "application/json"),
        new("Cache-Control", Answer.CacheControl));

    private FixedAnswer Answer => Answers.Value.Single(a => a.Path == Template);
}
