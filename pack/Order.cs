using Ecommerce.Topology;

namespace Ecommerce.Pack;

/// <summary>What is to be packed, and where to.</summary>
/// <param name="RepositoryRoot">Where the sources are.</param>
/// <param name="Output">The folder of packages.</param>
internal sealed record Order(
    string RepositoryRoot, string Output, IReadOnlyList<Architecture> Architectures, IReadOnlyList<string> Services)
{
    private const string RootsSource = "shared/Aws/Trust/amazon-roots.pem";

    /// <summary>Every service that has functions, by name; one that has none has no executable.</summary>
    public static IReadOnlyList<string> AllServices { get; } =
        [.. Shop.Describe().Functions.Select(f => f.Service).Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Architecture> AllArchitectures { get; } = Enum.GetValues<Architecture>();

    /// <summary>Intermediate files and executables, kept between runs.</summary>
    public string Work => Path.Combine(RepositoryRoot, "artifacts", "pack");

    public string RootsFile => Path.Combine(RepositoryRoot, RootsSource);

    public IEnumerable<PackageOrder> Packages =>
        from architecture in Architectures
        from service in Services
        let name = Package.NameOf(architecture, service)
        select new PackageOrder(architecture, service, name, Path.Combine(Output, name));
}

/// <summary>One package of an order.</summary>
/// <param name="Name">How it is told of: <c>arm64/Products.zip</c>.</param>
internal sealed record PackageOrder(Architecture Architecture, string Service, string Name, string Path);
