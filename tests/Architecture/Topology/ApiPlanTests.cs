using System.Text.Json.Nodes;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;
using static Ecommerce.Topology.Wake;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>The REST API as API Gateway will be told it, and when it is another one.</summary>
public sealed class ApiPlanTests
{
    private static readonly ApiPlan s_plan = Plan(TopologyWorld.Shop);

    [Fact]
    public void EveryRouteIsAMethodOnAPathOfTheTree()
    {
        s_plan.Methods.Select(m => $"{m.Method} {m.Path}")
            .ShouldBe(TopologyWorld.Shop.Routes.Select(r => $"{r.Route.Method} {r.Route.Path}"), ignoreOrder: true);
        s_plan.Methods.Select(m => m.Path).Concat(s_plan.Fixed.Select(f => f.Path)).ShouldBeSubsetOf(s_plan.Paths.Select(p => p.Path));
    }

    [Fact]
    public void EveryPathComesAfterTheOneAbove()
    {
        var made = new HashSet<string> { ApiPlan.Root };

        foreach (var path in s_plan.Paths)
        {
            made.ShouldContain(path.Parent, path.Path);
            path.Path.ShouldBe($"{path.Parent}/{path.Part}");
            path.Shape.ShouldNotContain("{id}");
            made.Add(path.Path).ShouldBeTrue();
        }
    }

    [Fact]
    public void TheSameShopIsTheSameApi() => Plan(Shop.Describe()).Digest().ShouldBe(s_plan.Digest());

    [Fact]
    public void WhateverIsPartOfTheApiChangesIt()
    {
        var reviews = Get("/products/{id}/reviews", Access.Public);
        string[] digests =
        [
            s_plan.Digest(), Plan(With(reviews)).Digest(), Plan(With(reviews with { Method = "POST" })).Digest(),
            Plan(With(reviews with { Path = "/products/{id}/opinions" })).Digest(),
            Plan(With(reviews with { Access = Access.Customer })).Digest(), Plan(With(reviews with { Access = Access.Admin })).Digest(),
            ApiPlan.Of(TopologyWorld.Shop, "2.0.0", "abc").Digest(), ApiPlan.Of(TopologyWorld.Shop, "1.0.0", "abd").Digest(),
            (s_plan with { Wiring = new() { MockPassthrough = "NEVER" } }).Digest(),
            (s_plan with { Responses = [.. s_plan.Responses.Skip(1)] }).Digest(),
        ];

        digests.ShouldBeUnique();
    }

    [Fact]
    public void APathKeepsItsNameWhenAParameterIsCalledOtherwise() =>
        Plan(With(Get("/things/{id}", Access.Public))).Paths.Select(p => p.Shape)
            .ShouldBe(Plan(With(Get("/things/{thingId}", Access.Public))).Paths.Select(p => p.Shape));

    [Fact]
    public void ATemplateIsTheSameJsonWithoutTheSignsThatTemplatesRead()
    {
        foreach (var answer in s_plan.Fixed)
        {
            answer.Template.ShouldNotContain('$');
            answer.Template.ShouldNotContain('#');
            JsonNode.DeepEquals(JsonNode.Parse(answer.Template), JsonNode.Parse(answer.Body)).ShouldBeTrue();
        }

        s_plan.Fixed.Single(f => f.Path == "/openapi.json").Body.ShouldContain("\"$ref\":\"#/", Case.Sensitive, "else nothing is proven");
    }

    private static ApiPlan Plan(Shop shop) => ApiPlan.Of(shop, "1.0.0", "abc");

    private static Shop With(RouteSpec route) => new(
        Platform.Describe(), Inventory.Describe(),
        new ServiceSpec("Products", [Products.Table],
            [.. Products.Describe().Operations, new("Reviews", route, TimeSpan.FromSeconds(5), Products.Table.Query())]));
}
