using Ecommerce.Topology;

namespace Ecommerce.Tests.Stack.Support;

/// <summary>A folder with a package for every service and processor, as after <c>pack</c>; what is in them does not matter here.</summary>
internal sealed class PackedRepository : IDisposable
{
    public PackedRepository()
    {
        foreach (var architecture in Enum.GetValues<Topology.Architecture>())
        {
            foreach (var service in Shop.Describe().Functions.Select(f => f.Service).Distinct())
            {
                var package = Package.PathOf(Folder, architecture, service);
                Directory.CreateDirectory(Path.GetDirectoryName(package)!);
                File.WriteAllText(package, service);
            }
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("packed-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
