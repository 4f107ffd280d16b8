using System.Collections.Immutable;
using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.ApiGateway.Inputs;
using ApiGateway = Pulumi.Aws.ApiGateway;
using Lambda = Pulumi.Aws.Lambda;
using Resource = Pulumi.Resource;

namespace Ecommerce.Stack.Components;

/// <summary>
/// The REST API with a resource for each path and a method for each route, deployed to its stage whenever any part of it changes.
/// </summary>
public sealed class RestApi : ShopComponent
{
    private readonly ApiGateway.RestApi _api;
    private readonly IReadOnlyDictionary<string, Function> _functions;
    private readonly ImmutableSortedDictionary<string, ApiGateway.Authorizer> _authorizers;
    private readonly Dictionary<string, Output<string>> _resources = [];
    private readonly ApiWiring _wiring;

    /// <param name="pools">By name; a route's authorizer holds those that open it, and no other.</param>
    /// <param name="functions">By name.</param>
    public RestApi(
        RestApiSpec spec, ApiPlan plan, IReadOnlyDictionary<string, UserPool> pools, IReadOnlyDictionary<string, Function> functions,
        CustomerKey key, StackContext context)
        : base("RestApi", spec, context)
    {
        (_functions, _wiring) = (functions, plan.Wiring);
        _api = new(spec.Name, new()
        {
            Name = spec.NameIn(context.Place),
            EndpointConfiguration = new RestApiEndpointConfigurationArgs { Types = "REGIONAL" },
        }, Mine);
        _authorizers = plan.Authorizers.ToImmutableSortedDictionary(a => a.Name, a => Authorizer(spec, a, pools), StringComparer.Ordinal);
        MakeResources(spec, plan);
        var answers = new ApiAnswers(spec, plan.Wiring, _api, Mine, After);
        Resource[] parts =
        [
            .. plan.Methods.SelectMany(method => Route(spec, method)),
            .. plan.Fixed.Select(answer => answers.Answer(answer, _resources[answer.Path])),
            .. plan.Responses.Select(answers.Refuse),
        ];
        Allow(spec, plan);
        var stage = new ApiStage(spec, key, context, this, Mine, After).Deploy(_api, Triggers(plan, pools), parts);
        Url = stage.InvokeUrl;
        RegisterOutputs();
    }

    /// <summary>With the stage, without a slash at the end.</summary>
    public Output<string> Url { get; }

    private ApiGateway.Authorizer Authorizer(
        RestApiSpec spec, ApiAuthorizer authorizer, IReadOnlyDictionary<string, UserPool> pools) =>
        new($"{spec.Name}-{authorizer.Name}", new()
        {
            RestApi = _api.Id,
            Name = authorizer.Name,
            Type = "COGNITO_USER_POOLS",
            ProviderArns = [.. authorizer.Pools.Select(name => pools[name].Arn)],
            IdentitySource = _wiring.IdentitySource,
        }, Mine);

    private void MakeResources(RestApiSpec spec, ApiPlan plan)
    {
        _resources[ApiPlan.Root] = _api.RootResourceId;
        foreach (var path in plan.Paths)
        {
            var arguments = new ApiGateway.ResourceArgs { RestApi = _api.Id, ParentId = _resources[path.Parent], PathPart = path.Part };
            _resources[path.Path] = new ApiGateway.Resource($"{spec.Name}-{path.Shape}", arguments, Mine).Id;
        }
    }

    private IEnumerable<Resource> Route(RestApiSpec spec, ApiMethod route)
    {
        var name = $"{spec.Name}-{route.Method} {route.Shape}";
        var method = new ApiGateway.Method(name, new()
        {
            RestApi = _api.Id,
            ResourceId = _resources[route.Path],
            HttpMethod = route.Method,
            OperationName = route.Operation,
            Authorization = route.IsSigned ? "AWS_IAM" : route.Authorizer is null ? "NONE" : "COGNITO_USER_POOLS",
            AuthorizerId = route.Authorizer is null ? (Input<string>?)null : _authorizers[route.Authorizer].Id,
            AuthorizationScopes = [.. route.Scopes],
        }, Mine);
        yield return new ApiGateway.Integration(name, new()
        {
            RestApi = _api.Id,
            ResourceId = _resources[route.Path],
            HttpMethod = method.HttpMethod,
            Type = "AWS_PROXY",
            IntegrationHttpMethod = "POST",
            Uri = _functions[route.Function].InvokeArn,
            TimeoutMilliseconds = route.TimeoutMs,
        }, Mine);
    }

    private void Allow(RestApiSpec spec, ApiPlan plan)
    {
        foreach (var function in plan.Methods.Select(m => m.Function).Distinct().Order(StringComparer.Ordinal))
        {
            _ = new Lambda.Permission($"{spec.Name}-{function}", new()
            {
                Action = "lambda:InvokeFunction",
                Function = _functions[function].Name,
                Qualifier = _functions[function].Alias,
                Principal = "apigateway.amazonaws.com",
                SourceArn = Output.Format($"{_api.ExecutionArn}/{RestApiSpec.Stage}/*"),
            }, Mine);
        }
    }

    // The plan is all of the API but what AWS named: whom the authorizers ask.
    private static InputMap<string> Triggers(ApiPlan plan, IReadOnlyDictionary<string, UserPool> pools)
    {
        var triggers = new InputMap<string> { ["plan"] = plan.Digest() };
        foreach (var (name, pool) in pools.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            triggers.Add(name, pool.Arn);
        }

        return triggers;
    }
}
