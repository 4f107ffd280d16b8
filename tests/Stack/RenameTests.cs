using Ecommerce.Stack;
using Ecommerce.Tests.Stack.Support;
using Pulumi;

namespace Ecommerce.Tests.Stack;

/// <summary>A component that is renamed is the same thing under another name, if its former name is told.</summary>
public sealed class RenameTests
{
    [Fact]
    public async Task AFormerNameIsAnAlias()
    {
        var stack = await Deployed.AsAsync("dev", change: context => context with
        {
            FormerNames = new Dictionary<string, IReadOnlyList<string>> { ["Table:Products"] = ["Catalogue"] },
        });

        stack.Resources.Where(r => NamesOf(r.Options).Count > 0).Select(r => $"{r} was {string.Join(',', NamesOf(r.Options))}").ShouldBe(
            ["aws:dynamodb/table:Table Products was Catalogue", "ecommerce:stack:Table Products was Catalogue"], ignoreOrder: true);
    }

    [Fact]
    public async Task AChildIsAliasedByItsComponentsFormerName()
    {
        var stack = await Deployed.AsAsync("dev", change: context => context with
        {
            FormerNames = new Dictionary<string, IReadOnlyList<string>> { ["Function:products-public"] = ["shop", "window"] },
        });

        NamesOf(stack.The("lambda/alias", "products-public-live").Options).ShouldBe(["shop-live", "window-live"]);
    }

    [Fact]
    public async Task AChildsNameBeginsWithItsComponentsSoThatItIsFoundAgain()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Resources.Where(r => !r.IsComponent).ShouldAllBe(r =>
            r.Options.Parent != null && r.Name.StartsWith(r.Options.Parent.GetResourceName(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryFormerNameIsOfSomethingThatIsThere()
    {
        var stack = await Deployed.AsAsync("dev");

        FormerNames.All.Keys.ShouldBeSubsetOf(stack.Resources.Where(r => r.IsComponent).Select(r => $"{r.Type.Split(':')[^1]}:{r.Name}"));
    }

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
