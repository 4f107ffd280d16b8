using Ecommerce.Tests.Stack.Support;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;
using Pulumi;
using static Ecommerce.Topology.Wake;

namespace Ecommerce.Tests.Stack;

/// <summary>A thing that is renamed is the same thing under another name, if it says what it was deployed as.</summary>
public sealed class RenameTests
{
    private static readonly TableSpec s_table = new("Reviews", "REVIEWS_TABLE") { ExpiresAt = "expiresAt" };
    private static readonly TableSpec s_renamed = s_table with { Name = "Opinions", DeployedAs = "Reviews" };

    [Fact]
    public async Task ARenamedTableIsFoundByItsFormerNameAndIsTheSameOnAws()
    {
        var before = await Deployed.AsAsync("dev", shop: With(s_table));
        var after = await Deployed.AsAsync("dev", shop: With(s_renamed));

        Aliased(after).ShouldBe(["aws:dynamodb/table:Table Opinions was Reviews", "ecommerce:stack:Table Opinions was Reviews"]);
        Lines(after.The("dynamodb/table", "Opinions")).ShouldBe(Lines(before.The("dynamodb/table", "Reviews")));
        Lines(after.The("lambda/function", "products-public")).ShouldBe(Lines(before.The("lambda/function", "products-public")));
        Lines(after.The("iam/rolePolicy", "products-public")).ShouldBe(Lines(before.The("iam/rolePolicy", "products-public")));
    }

    [Fact]
    public async Task WhatIsNotRenamedHasNoAlias() => Aliased(await Deployed.AsAsync("dev")).ShouldBeEmpty();

    [Fact]
    public async Task AChildsNameBeginsWithItsComponentsSoThatItIsFoundAgain()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Resources.Where(r => !r.IsComponent).ShouldAllBe(r =>
            r.Options.Parent != null && r.Name.StartsWith(r.Options.Parent.GetResourceName(), StringComparison.Ordinal));
    }

    private static Shop With(TableSpec table) => new(
        Platform.Describe(), Inventory.Describe(), Relay.Describe(),
        new ServiceSpec("Products", [Products.Table, table],
            [
                .. Products.Describe().Operations,
                new("ListReviews", Get("/products/{id}/reviews", Access.Public), TimeSpan.FromSeconds(5), table.Query()),
            ]));

    private static IEnumerable<string> Lines(Made resource) => GraphText.Lines("", resource.Inputs);

    private static IEnumerable<string> Aliased(Deployed stack) =>
        from resource in stack.Resources
        from name in NamesOf(resource.Options)
        where !string.IsNullOrEmpty(name) // The package itself says of what type a bucket once was.
        select $"{resource} was {name}";

    private static IReadOnlyList<string> NamesOf(ResourceOptions options)
    {
        var names = new List<string>();
        foreach (var alias in options.Aliases)
        {
            alias.ToOutput().Apply(one => one.Name!.ToOutput().Apply(name =>
            {
                names.Add(name);
                return 0;
            }));
        }

        return names;
    }
}
