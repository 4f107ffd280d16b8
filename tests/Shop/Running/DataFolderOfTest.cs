using Ecommerce.Local.Cloud;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>A data folder of a test's own. It has signing keys already, since making them is what takes longest at a first start.</summary>
internal sealed class DataFolderOfTest : IDisposable
{
    public DataFolderOfTest() => World.ShareIdentity(Paths);

    public DataPaths Paths { get; } = DataPaths.At(Directory.CreateTempSubdirectory("running-").FullName);

    public string FileWith(string name, string text)
    {
        var path = Path.Combine(Paths.Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Paths.Root, recursive: true);
}
