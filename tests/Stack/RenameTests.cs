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

        var table = stack.Resources.Single(r => r is { IsComponent: true, Name: "Products" });
        NamesOf(table.Options).ShouldBe(["Catalogue"]);
        stack.Resources.Where(r => r.IsComponent && r != table).ShouldAllBe(r => NamesOf(r.Options).Count == 0);
    }

    [Fact]
    public async Task AChildsNameBeginsWithItsComponentsSoThatItIsFoundAgain()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Resources.Where(r => !r.IsComponent).ShouldAllBe(r =>
            r.Options.Parent != null && r.Name.StartsWith(r.Options.Parent.GetResourceName(), StringComparison.Ordinal));
    }

    [Fact]
    public void EveryFormerNameIsOfSomethingThatIsThere() => FormerNames.All.Keys.ShouldAllBe(id => id.Contains(':', StringComparison.Ordinal));

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
