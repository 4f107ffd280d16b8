using Pulumi;

namespace Ecommerce.Stack.Components;

/// <summary>
/// One thing of the topology with all that AWS needs for it. The names of its children begin with its own, so Pulumi finds them again
/// when the component is renamed (<see cref="FormerNames"/>).
/// </summary>
public abstract class ShopComponent : ComponentResource
{
    protected ShopComponent(string kind, string name, StackContext context)
        : base($"ecommerce:stack:{kind}", name, Options($"{kind}:{name}", context)) => Context = context;

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

    private static ComponentResourceOptions Options(string id, StackContext context) => new()
    {
        Aliases = [.. context.FormerNames.GetValueOrDefault(id, []).Select(name => (Input<Alias>)new Alias { Name = name })],
        ResourceTransformations = [.. context.Transformations],
    };
}
