using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Shop.Platform;

/// <summary>Functions have the rights they need, and need the rights they have.</summary>
public sealed class GrantTests
{
    /// <summary>Every single right of every function: its name, the action, and where.</summary>
    public static TheoryData<string, string, string> Rights =>
    [
        .. from function in Topology.Shop.Describe().Functions
        from right in function.AllGrants.SelectMany(Single).Select(RightOf).Distinct()
        select (function.Name, right.Action, right.Where),
    ];

    [Fact]
    public async Task WithTheRightsOfTheTopologyNothingIsDenied()
    {
        await using var world = await World.StartAsync();

        await Tour.RunAsync(world);
        await world.QuietAsync();

        world.Cloud.Denials.Recent.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Rights))]
    public async Task WithoutOneRightACallIsDeniedThatNamesIt(string function, string action, string where)
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null); // Each denial is told there, as it should be.
        var place = world.Cloud.Place;
        var spec = world.Cloud.Shop.Functions.Single(f => f.Name == function);
        var grants = spec.AllGrants.SelectMany(Single).ToLookup(grant => RightOf(grant) == (action, where));
        world.Cloud.Roles.Add(spec.NameIn(place), PolicyDocument.Parse(IamPolicy.Of(grants[false], place)));

        await Tour.RunAsync(world, function);

        var resource = (string)JsonNode.Parse(IamPolicy.Of(grants[true], place))!["Statement"]![0]!["Resource"]!;
        await Eventually.TrueAsync(() => Denied() is not null); // By somebody whom nobody waits for, perhaps.
        var denial = Denied().ShouldNotBeNull();
        denial.Words.ShouldStartWith(
            $"User: arn:aws:sts::000000000000:assumed-role/{spec.NameIn(place)}/{spec.NameIn(place)} "
            + $"is not authorized to perform: {action} on resource: {denial.Resource} ");

        Denial? Denied() => world.Cloud.Denials.Recent
            .FirstOrDefault(d => d.Action == action && d.Resource.StartsWith(resource.TrimEnd('*'), StringComparison.Ordinal)
                && d.Words.Contains($"/{spec.NameIn(place)} ", StringComparison.Ordinal));
    }

    /// <summary>A grant as many that hold one action on one part of the resource each.</summary>
    private static IEnumerable<Grant> Single(Grant grant) =>
        from action in grant.Actions
        from part in grant.Parts
        select new Grant(grant.On, action) { Parts = [part], Conditions = grant.Conditions };

    private static (string Action, string Where) RightOf(Grant grant)
    {
        var only = grant.Conditions.Where(c => c.Operator != "Null").Select(c => string.Join(',', c.Values));
        return (grant.Actions[0], $"{grant.On.Id}{grant.Parts[0]} {string.Join(' ', only)}".TrimEnd());
    }
}
