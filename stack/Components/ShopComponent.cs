using Ecommerce.Topology;
using Pulumi;
using Resource = Pulumi.Resource;

namespace Ecommerce.Stack.Components;

/// <summary>
/// One thing of the topology with all that AWS needs for it. The names of its children begin with its own, so that all of them are found
/// again when it is renamed (<see cref="Spec.DeployedAs"/>).
/// </summary>
public abstract class ShopComponent : ComponentResource
{
    protected ShopComponent(string kind, Spec spec, StackContext context)
        : base($"ecommerce:stack:{kind}", spec.Name, Options(spec, context)) => Context = context;

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

    private static ComponentResourceOptions Options(Spec spec, StackContext context) => new()
    {
        ResourceTransformations = [AliasOf(spec), .. context.Transformations],
    };

    // Asked for the component itself and for each child: "Products-x" was "Catalogue-x" when "Products" was "Catalogue".
    private static ResourceTransformation AliasOf(Spec spec) => made =>
    {
        if (spec.DeployedAs != spec.Name)
        {
            made.Options.Aliases.Add(new Alias { Name = spec.DeployedAs + made.Resource.GetResourceName()[spec.Name.Length..] });
        }

        return new(made.Args, made.Options);
    };
}
