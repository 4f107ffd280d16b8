using Ecommerce.Topology;
using Pulumi;
using ApiGateway = Pulumi.Aws.ApiGateway;
using Resource = Pulumi.Resource;

namespace Ecommerce.Stack.Components;

/// <summary>What API Gateway answers by itself, without a function: answers that never change, and its refusals.</summary>
internal sealed class ApiAnswers(
    RestApiSpec spec, ApiWiring wiring, ApiGateway.RestApi api, CustomResourceOptions mine,
    Func<IEnumerable<Resource>, CustomResourceOptions> after)
{
    private const string CacheControl = "method.response.header.Cache-Control";

    /// <summary>A mock integration with one answer: a method, what it answers with, and how both are joined.</summary>
    /// <param name="resource">The id of the path that is asked.</param>
    public Resource Answer(FixedAnswer answer, Output<string> resource)
    {
        var name = $"{spec.Name}-GET {answer.Path}";
        var method = new ApiGateway.Method(name, new()
        {
            RestApi = api.Id,
            ResourceId = resource,
            HttpMethod = "GET",
            OperationName = answer.Operation,
            Authorization = "NONE",
        }, mine);
        var mock = new ApiGateway.Integration(name, new()
        {
            RestApi = api.Id,
            ResourceId = resource,
            HttpMethod = method.HttpMethod,
            Type = "MOCK",
            RequestTemplates = { [wiring.TemplateType] = wiring.MockRequest },
            PassthroughBehavior = wiring.MockPassthrough,
        }, mine);
        var shape = new ApiGateway.MethodResponse(name, new()
        {
            RestApi = api.Id,
            ResourceId = resource,
            HttpMethod = method.HttpMethod,
            StatusCode = "200",
            ResponseParameters = { [CacheControl] = true },
        }, mine);
        return new ApiGateway.IntegrationResponse(name, new()
        {
            RestApi = api.Id,
            ResourceId = resource,
            HttpMethod = method.HttpMethod,
            StatusCode = shape.StatusCode,
            ResponseTemplates = { [wiring.TemplateType] = answer.Template },
            ResponseParameters = { [CacheControl] = $"'{answer.CacheControl}'" },
        }, after([mock]));
    }

    /// <summary>What a client gets whose request comes to no function.</summary>
    public Resource Refuse(GatewayResponse response) => new ApiGateway.Response($"{spec.Name}-{response.Type}", new()
    {
        RestApiId = api.Id,
        ResponseType = response.Type,
        StatusCode = $"{response.Problem.Status}",
        ResponseTemplates = { [wiring.TemplateType] = response.Body("$context.requestId") },
        ResponseParameters = response.AllHeaders.Append(new("Content-Type", wiring.RefusalType))
            .ToDictionary(h => $"gatewayresponse.header.{h.Key}", h => $"'{h.Value}'"),
    }, mine);
}
