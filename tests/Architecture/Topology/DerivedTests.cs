using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ecommerce.Contracts;
using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>What follows from the description, as golden files: a change of rights or names is read in the review.</summary>
public sealed class DerivedTests
{
    private static Shop Shop => TopologyWorld.Shop;

    [Fact]
    public void EveryFunctionHasTheRightsThatWereReviewed()
    {
        foreach (var function in Shop.Functions)
        {
            var policy = IamPolicy.Of(function, TopologyWorld.Development, indented: true).ReplaceLineEndings("\n");
            Golden.Matches($"policies/{function.Name}.json", policy + "\n");
        }

        Golden.HasOnly("policies", Shop.Functions.Select(function => $"{function.Name}.json"));
    }

    [Fact]
    public void EveryFunctionFindsTheNamesThatWereReviewed() => Golden.Matches("environment.txt", string.Concat(
        from function in Shop.Functions
        from line in (string[])[function.Name, .. function.Environment(TopologyWorld.Development).Select(v => $"  {v.Name}={v.Value}")]
        select $"{line}\n"));

    [Fact]
    public void TheWholeGraphIsTheOneThatWasReviewed() => Golden.Matches("graph.txt", GraphWriter.Write(Shop));

    [Fact]
    public void EverythingComesAfterWhatItNeeds()
    {
        var order = Shop.InOrder.Select(spec => spec.Id).ToList();

        order.ShouldBeUnique();
        foreach (var function in Shop.Functions)
        {
            var needs = function.AllGrants.Select(grant => grant.On).OfType<TableSpec>();
            needs.ShouldAllBe(table => order.IndexOf(table.Id) >= 0 && order.IndexOf(table.Id) < order.IndexOf(function.Id));
        }
    }

    [Fact]
    public void AFunctionMayTakeAsLongAsItsSlowestOperation() =>
        Shop.Functions.ShouldAllBe(f => f.Operations.All(o => o.Timeout <= f.Timeout) && f.Operations.Any(o => o.Timeout == f.Timeout));

    [Fact]
    public void DescribingTwiceGivesTheSame()
    {
        var again = Shop.Describe();

        GraphWriter.Write(again).ShouldBe(GraphWriter.Write(Shop));
        again.Functions.Select(f => IamPolicy.Of(f, TopologyWorld.Production))
            .ShouldBe(Shop.Functions.Select(f => IamPolicy.Of(f, TopologyWorld.Production)));
    }

    [Fact]
    public void NoRightIsForEveryActionOrForEveryResourceButTraces()
    {
        foreach (var statement in Shop.Functions.SelectMany(f => Statements(IamPolicy.Of(f, TopologyWorld.Production))))
        {
            Texts(statement["Action"]).ShouldAllBe(action => !action.Contains('*'));
            if (Texts(statement["Resource"]).Contains("*"))
            {
                Texts(statement["Action"]).ShouldBe(["xray:PutTelemetryRecords", "xray:PutTraceSegments"]);
            }
        }
    }

    [Fact]
    public void ScanIsGrantedToNobody() =>
        Shop.Functions.ShouldAllBe(f => !IamPolicy.Of(f, TopologyWorld.Production).Contains("dynamodb:Scan", StringComparison.Ordinal));

    [Fact]
    public void NamesOffProductionBeginWithTheStacksPrefix() => Unprefixed(Names(TopologyWorld.Development), "dev-").ShouldTellNothing();

    [Fact]
    public void ProductionsPatternsMatchNoOtherStage()
    {
        var production = Names(TopologyWorld.Production);
        var development = Names(TopologyWorld.Development).ToList();

        var matching = from pattern in production.Append("arn:aws:dynamodb:eu-west-1:123456789012:table/ServerlessEcommerce-*")
                       from name in development
                       where System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)
                       select $"{pattern} of production matches {name}";
        matching.ShouldTellNothing();
    }

    [Theory]
    [InlineData("arn:aws:dynamodb:eu-west-1:123456789012:table/ServerlessEcommerce-Orders-dev")]
    [InlineData("arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/ServerlessEcommerce-dev-orders:*")]
    [InlineData("ServerlessEcommerce-Orders")]
    public void ANameWithTheStackAnywhereElseIsTold(string name) =>
        Unprefixed([name], "dev-").ShouldBe([$"{name} does not put dev- in front of ServerlessEcommerce"]);

    // Every ARN in a policy and every value of an environment; "*" is for traces, see above. What AWS names itself has no prefix.
    private static IEnumerable<string> Names(Place place) => Shop.Functions
        .SelectMany(f => Statements(IamPolicy.Of(f, place)).SelectMany(s => Texts(s["Resource"])).Where(arn => arn != "*")
            .Concat(f.Environment(place).Where(v => v.Name != Env.ServiceName).Select(v => v.Value)).Append(f.NameIn(place)))
        .Distinct()
        .Where(name => !name.Contains(":userpool/", StringComparison.Ordinal) && !NamesOfAws(place).Contains(name));

    private static string[] NamesOfAws(Place place) =>
    [
        .. Shop.InOrder.OfType<UserPoolSpec>().SelectMany(pool => (string[])[place.IdOf(pool), place.ClientOf(pool)]),
        .. Shop.InOrder.OfType<IdentityPoolSpec>().Select(place.IdOf),
    ];

    private static IEnumerable<string> Unprefixed(IEnumerable<string> names, string prefix) => names
        .Where(name => !Regex.IsMatch(name, $"(^|[/:]){prefix}ServerlessEcommerce-"))
        .Select(name => $"{name} does not put {prefix} in front of ServerlessEcommerce");

    private static IEnumerable<JsonNode> Statements(string policy) => JsonNode.Parse(policy)!["Statement"]!.AsArray().Select(s => s!);

    private static IReadOnlyList<string> Texts(JsonNode? node) => node?.GetValueKind() is JsonValueKind.Array
        ? [.. node.AsArray().Select(text => (string)text!)]
        : [(string)node!];
}
