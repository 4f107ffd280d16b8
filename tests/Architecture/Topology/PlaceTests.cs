using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>Names of one stack are nobody else's, and a thing has one name wherever it is mentioned.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("prod", "", "ServerlessEcommerce-Orders")]
    [InlineData("dev", "dev-", "dev-ServerlessEcommerce-Orders")]
    public void AStacksNamesBeginWithItButForProductions(string stack, string prefix, string name)
    {
        Place.PrefixOf(stack).ShouldBe(prefix);
        (TopologyWorld.Production with { Prefix = Place.PrefixOf(stack) }).NameOf("Orders").ShouldBe(name);
    }

    [Fact]
    public void AFunctionMayWriteToItsLogGroupAndToNoOther()
    {
        foreach (var function in TopologyWorld.Shop.Functions)
        {
            var log = LogGroups.Of(function, TopologyWorld.Development);

            log.ShouldBe($"/aws/lambda/dev-ServerlessEcommerce-{function.Name}"); // Else Lambda would be told of another in the stack.
            LogArns(function, TopologyWorld.Development).ShouldBe([$"arn:aws:logs:eu-west-1:123456789012:log-group:{log}:*"]);
        }
    }

    [Fact]
    public void TheAccessLogHasAGroupOfItsOwn() =>
        LogGroups.Of(TopologyWorld.Shop.Api, TopologyWorld.Development).ShouldBe("/aws/apigateway/dev-ServerlessEcommerce-Api");

    private static IEnumerable<string> LogArns(FunctionSpec function, Place place) =>
        from statement in JsonNode.Parse(IamPolicy.Of(function, place))!["Statement"]!.AsArray()
        where statement!["Action"]!.ToJsonString().Contains("logs:", StringComparison.Ordinal)
        select (string)statement["Resource"]!;
}
