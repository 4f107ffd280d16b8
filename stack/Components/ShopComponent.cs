using Pulumi;

namespace Ecommerce.Stack.Components;

/// <summary>
/// One thing of the topology with all that AWS needs for it. The names of its children begin with its own, so that all of them are found
/// again when the component is renamed (<see cref="FormerNames"/>).
/// </summary>
public abstract class ShopComponent : ComponentResource
{
    protected ShopComponent(string kind, string name, StackContext context)
        : base($"ecommerce:stack:{kind}", name, Options(name, context.FormerNames.GetValueOrDefault($"{kind}:{name}", []), context)) =>
        Context = context;

    protected StackContext Context { get; }

    /// <summary>For a child that holds nothing that could be lost.</summary>
    protected CustomResourceOptions Mine => new() { Parent = this };

    /// <summary>For a child that holds data: where data is dear, Pulumi neither deletes nor replaces it.</summary>
    protected CustomResourceOptions MyData => new()
    {
        Parent = this,
        Protect = Context.Settings.RetainData,
        RetainOnDelete = Context.Settings.RetainData,
    };

    protected CustomResourceOptions After(params IEnumerable<Resource> others) => new() { Parent = this, DependsOn = [.. others] };

    private static ComponentResourceOptions Options(string name, IReadOnlyList<string> formerNames, StackContext context) => new()
    {
        ResourceTransformations = [AliasesOf(name, formerNames), .. context.Transformations],
    };

    // Asked for the component itself and for each child: "Products-x" was "Catalogue-x" when "Products" was "Catalogue".
    private static ResourceTransformation AliasesOf(string name, IReadOnlyList<string> formerNames) => made =>
    {
        var rest = made.Resource.GetResourceName()[name.Length..];
        made.Options.Aliases.AddRange(formerNames.Select(former => (Input<Alias>)new Alias { Name = former + rest }));
        return new(made.Args, made.Options);
    };
}
