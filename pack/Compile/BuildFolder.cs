namespace Ecommerce.Pack.Compile;

/// <summary>
/// Intermediate files of one processor, apart from a developer's and from <c>local</c>'s. The services of one run share it, and so the
/// assemblies that they share are compiled once.
/// </summary>
internal sealed class BuildFolder(string folder)
{
    public string Folder => folder;

    public string LogOf(string service) => Path.Combine(folder, $"{service}.log");

    /// <summary>Where the linker writes.</summary>
    public string LinkedOf(string service) => Path.Combine(folder, "linked", service);

    public string OutputOf(string service) => Path.Combine(folder, "publish", service);

    public string ExecutableOf(string service) => Path.Combine(OutputOf(service), $"Ecommerce.Functions.{service}");

    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
