using Ecommerce.Topology;
using Pulumi;

namespace Ecommerce.Stack;

/// <summary>What every component is made in: a place, its settings, and where the packages are.</summary>
public sealed record StackContext(Place Place, StackSettings Settings)
{
    /// <summary>What AWS names itself, as it comes to be known.</summary>
    public AssignedIds Ids { get; } = new();

    /// <summary>The repository, from the program's working directory, which Pulumi sets to <c>stack/</c>.</summary>
    public string Repository { get; init; } = "..";

    /// <summary>
    /// Each sees every resource on its way to Pulumi and may change it: the way out where no component says what is needed.
    /// </summary>
    public IReadOnlyList<ResourceTransformation> Transformations { get; init; } = [];

    /// <summary>The package of a service, as Pulumi uploads it.</summary>
    public string PackageOf(string service) => Package.PathOf(Repository, Settings.Architecture, service);
}
