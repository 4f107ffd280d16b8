using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecommerce.Topology;

/// <summary>
/// The REST API in the terms of API Gateway, as data: a tree of paths, a method for each route, and what the gateway answers itself.
/// </summary>
/// <remarks>
/// A stage serves a deployment, which is a copy of the API as it was; so whatever is part of the API is part of this plan, and
/// <see cref="Digest"/> tells when a new copy is due.
/// </remarks>
public sealed record ApiPlan(
    IReadOnlyList<ApiPath> Paths, IReadOnlyList<ApiMethod> Methods, IReadOnlyList<FixedAnswer> Fixed,
    IReadOnlyList<GatewayResponse> Responses)
{
    /// <summary>What asks for tokens, one for each set of pools that some route is open to.</summary>
    public IReadOnlyList<ApiAuthorizer> Authorizers { get; init; } = [];

    /// <summary>What is the same for all of them.</summary>
    public ApiWiring Wiring { get; init; } = new();

    /// <summary>The path of the root resource.</summary>
    public const string Root = "";

    /// <param name="version">The product's.</param>
    /// <param name="commit">What was built.</param>
    public static ApiPlan Of(Shop shop, string version, string commit)
    {
        var answers = FixedAnswer.All(shop, version, commit);
        var methods = shop.Routes
            .Select(r => new ApiMethod(
                r.Route.Method, r.Route.Path, r.Operation.Name, r.Function.Name, ApiAuthorizer.Of(r.Route)?.Name, [.. r.Route.Scopes],
                (int)r.Route.TimeoutMax.TotalMilliseconds)
            {
                IsSigned = r.Route.Access is Access.Iam,
            })
            .OrderBy(m => m.Path, StringComparer.Ordinal).ThenBy(m => m.Method, StringComparer.Ordinal);
        var paths = shop.Routes.Select(r => r.Route.Path).Concat(answers.Select(a => a.Path))
            .SelectMany(Ancestors).Distinct().Order(StringComparer.Ordinal);
        return new([.. paths.Select(ApiPath.Of)], [.. methods], answers, GatewayResponse.All)
        {
            Authorizers =
            [
                .. shop.Routes.Select(r => ApiAuthorizer.Of(r.Route)).OfType<ApiAuthorizer>().DistinctBy(a => a.Name)
                    .OrderBy(a => a.Name, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Equal for equal plans, and for no others.</summary>
    public string Digest() =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, ApiPlanJson.Default.ApiPlan)));

    // "/products/{id}" needs "/products" before it.
    private static IEnumerable<string> Ancestors(string path)
    {
        var segments = path.Split('/');
        return Enumerable.Range(2, segments.Length - 1).Select(count => string.Join('/', segments[..count]));
    }
}

/// <summary>A node of the tree.</summary>
/// <param name="Path">From the stage: <c>/products/{id}</c>.</param>
/// <param name="Parent">The path above; <see cref="ApiPlan.Root"/> for the first segment.</param>
public sealed record ApiPath(string Path, string Parent, string Part)
{
    /// <summary>
    /// Its lasting name. A parameter that is called otherwise is the same node: API Gateway has room for one, so it could not make a second
    /// before the first is gone.
    /// </summary>
    public string Shape => RouteSpec.ShapeOf(Path);

    internal static ApiPath Of(string path) => new(path, path[..path.LastIndexOf('/')], path[(path.LastIndexOf('/') + 1)..]);
}

/// <summary>A route, led to the function that answers it.</summary>
/// <param name="Authorizer">The name of what asks for a token; null: none is asked for.</param>
public sealed record ApiMethod(
    string Method, string Path, string Operation, string Function, string? Authorizer, IReadOnlyList<string> Scopes, int TimeoutMs)
{
    /// <summary>Whether it is open to AWS keys only.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Its lasting name.</summary>
    public string Shape => RouteSpec.ShapeOf(Path);
}

/// <summary>What asks for the tokens of some pools, by their names, and takes no other's.</summary>
public sealed record ApiAuthorizer(string Name, IReadOnlyList<string> Pools)
{
    /// <summary>Null where no token is asked for.</summary>
    internal static ApiAuthorizer? Of(RouteSpec route) => route.Pools.Count == 0
        ? null
        : new(string.Join("-or-", route.Pools.Select(p => p.Name)), [.. route.Pools.Select(p => p.Name)]);
}

/// <summary>How API Gateway is set up for every route. It stands here so that a change of it is a change of the plan.</summary>
public sealed record ApiWiring
{
    /// <summary>Where an authorizer finds the token.</summary>
    public string IdentitySource { get; init; } = "method.request.header.Authorization";

    /// <summary>The status that a mock integration is to answer with.</summary>
    public string MockRequest { get; init; } = """{"statusCode":200}""";

    /// <summary>Requests of another type than the template's are refused with 415; by default they would fail with 500.</summary>
    public string MockPassthrough { get; init; } = "WHEN_NO_TEMPLATES";

    /// <summary>The key of every template. Clients get it unless they ask for something else; a header then says what it is.</summary>
    public string TemplateType { get; init; } = "application/json";

    /// <summary>The type of what the gateway refuses with.</summary>
    public string RefusalType { get; init; } = GatewayResponse.MediaType;
}

/// <summary>Every property of the plan, those that are added one day included.</summary>
[JsonSerializable(typeof(ApiPlan))]
internal sealed partial class ApiPlanJson : JsonSerializerContext;
