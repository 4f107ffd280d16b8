using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Stack.Support;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;
using static Ecommerce.Topology.Wake;

namespace Ecommerce.Tests.Stack;

/// <summary>The REST API as API Gateway is told it.</summary>
public sealed class ApiTests
{
    private static readonly Shop s_shop = Shop.Describe();

    [Fact]
    public async Task EveryRouteAsksForWhatTheTopologySaysAndReachesItsFunction()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Of("apigateway/method").Count.ShouldBe(s_shop.Routes.Count() + s_shop.Api.Fixed.Count);
        foreach (var (function, _, route) in s_shop.Routes)
        {
            var method = stack.The("apigateway/method", $"Api-{route.Method} {route.Shape}");
            method.Text("authorization").ShouldBe(
                route.Access is Access.Iam ? "AWS_IAM" : route.Pools.Count == 0 ? "NONE" : "COGNITO_USER_POOLS");
            var authorizer = string.Join("-or-", route.Pools.Select(p => p.Name));
            method.Text("authorizerId").ShouldBe(route.Pools.Count == 0 ? "" : $"<id of Authorizer Api-{authorizer}>");
            Texts(method, "authorizationScopes").ShouldBe(route.Scopes);
            stack.The("apigateway/integration", method.Name).Text("uri").ShouldBe($"<invokeArn of Alias {function.Name}-live>");
        }
    }

    [Fact]
    public async Task AnAuthorizerHoldsThePoolsOfItsRoutesOnly()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Of("apigateway/authorizer").Select(a => $"{a.Name}: {string.Join(' ', Texts(a, "providerArns"))}")
            .ShouldBe(
            [
                "Api-admins: <arn of UserPool admins>", "Api-customers: <arn of UserPool customers>",
                "Api-customers-or-admins: <arn of UserPool customers> <arn of UserPool admins>",
            ]);
    }

    [Fact]
    public async Task OnlyTheStageOfThisApiMayCallAFunction()
    {
        var stack = await Deployed.AsAsync("dev");

        var allowed = stack.Of("lambda/permission").Where(p => p.Text("principal") == "apigateway.amazonaws.com").ToList();
        allowed.Select(p => p.Text("function"))
            .ShouldBe(s_shop.Routes.Select(r => r.Function.NameIn(new(Aws.Region, Aws.Account, "dev-"))).Distinct(), ignoreOrder: true);
        allowed.ShouldAllBe(p => p.Text("sourceArn") == "<executionArn of RestApi Api>/api/*");
        stack.Of("lambda/permission").ShouldAllBe(p => p.Text("qualifier") == "live");
    }

    [Fact]
    public async Task TheDeploymentWaitsForEveryPartOfTheApi()
    {
        var stack = await Deployed.AsAsync("dev");

        var waitsFor = GraphText.After(stack.Of("apigateway/deployment").Single().Options)
            .Select(r => $"{r.GetResourceType()} {r.GetResourceName()}").ToHashSet();
        var functions = stack.Of("apigateway/integration").Where(i => i.Text("type") == "AWS_PROXY");
        var parts = functions.Concat(stack.Of("apigateway/integrationResponse")).Concat(stack.Of("apigateway/response"));
        parts.Select(part => part.ToString()).ShouldBeSubsetOf(waitsFor);
    }

    [Fact]
    public async Task TheGatewayAnswersEveryRefusalInProblemJson()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Of("apigateway/response").Select(r => r.Text("responseType"))
            .ShouldBe(GatewayResponse.All.Select(r => r.Type), ignoreOrder: true);
        foreach (var response in stack.Of("apigateway/response"))
        {
            var problem = JsonNode.Parse((string)Part(response, "responseTemplates")["application/json"])!;
            ((int)problem["status"]!).ToString().ShouldBe(response.Text("statusCode"));
            Part(response, "responseParameters")["gatewayresponse.header.Content-Type"].ShouldBe("'application/problem+json'");
        }
    }

    [Fact]
    public async Task AnAnswerOfTheGatewayIsStillTheSameJsonInATemplate()
    {
        var stack = await Deployed.AsAsync("dev");

        var answer = stack.The("apigateway/integrationResponse", "Api-GET /openapi.json");
        var template = (string)Part(answer, "responseTemplates")["application/json"];
        template.ShouldNotContain("$");
        template.ShouldNotContain("#");
        JsonNode.DeepEquals(JsonNode.Parse(template), OpenApi.Of(s_shop)).ShouldBeTrue();
    }

    [Fact]
    public async Task AddingARouteMakesANewDeployment() =>
        (await TriggersAsync(With(Get("/products/{id}/reviews", Access.Public)))).ShouldNotBe(await TriggersAsync(s_shop));

    [Fact]
    public async Task OpeningARouteMakesANewDeployment() => (await TriggersAsync(With(Get("/products/{id}/reviews", Access.Public))))
        .ShouldNotBe(await TriggersAsync(With(Get("/products/{id}/reviews", Access.Customer))));

    [Fact]
    public async Task TheSameApiMakesNoNewDeployment() => (await TriggersAsync(s_shop)).ShouldBe(await TriggersAsync(Shop.Describe()));

    private static Shop With(RouteSpec route) => new(
        Platform.Describe(), Inventory.Describe(), Relay.Describe(),
        new ServiceSpec("Products", [Products.Table],
            [.. Products.Describe().Operations, new("ListReviews", route, TimeSpan.FromSeconds(5), Products.Table.Query())]));

    private static async Task<string> TriggersAsync(Shop shop)
    {
        var stack = await Deployed.AsAsync("dev", shop: shop);
        var triggers = Part(stack.Of("apigateway/deployment").Single(), "triggers");
        return string.Join(' ', triggers.Select(trigger => $"{trigger.Key}={trigger.Value}"));
    }

    private static ImmutableSortedDictionary<string, object> Part(Made resource, string input) =>
        (ImmutableSortedDictionary<string, object>)resource.Inputs[input];

    private static IEnumerable<string> Texts(Made resource, string input) =>
        resource.Inputs.TryGetValue(input, out var list) ? ((ImmutableArray<object>)list).Cast<string>() : [];
}
