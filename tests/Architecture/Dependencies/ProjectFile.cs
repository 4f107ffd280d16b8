using System.Xml.Linq;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Dependencies;

/// <summary>What a project file says of dependencies.</summary>
/// <param name="Path">From the repository's root: <c>shared/Kernel/Kernel.csproj</c>.</param>
/// <param name="References">Folders of the projects it references, from the root.</param>
/// <param name="Packages">Names of the packages it references, wherever it is written.</param>
internal sealed record ProjectFile(string Path, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    private static readonly string[] s_folders = ["shared", "functions", "local", "pack", "stack", "bench", "tests"];

    /// <summary>The folder it stands in, which is what rules name it by.</summary>
    public string Folder => FolderOf(Path);

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Repository.Paths("*.csproj", s_folders).Select(p => Parse(p, Repository.Read(p)))];

    /// <summary>Packages that a Directory.Build.props gives to every project below it count as that project's own.</summary>
    public static IReadOnlyList<ProjectFile> Shared { get; } =
        [.. Repository.Paths("Directory.Build.props", ".").Select(p => Parse(p, Repository.Read(p)))];

    public static ProjectFile Parse(string path, string xml)
    {
        var document = XDocument.Parse(xml);
        return new(path, [.. Includes("ProjectReference").Select(r => FolderOf(Resolve(path, r)))], [.. Includes("PackageReference")]);

        IEnumerable<string> Includes(string element) =>
            document.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();
    }

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private static string Resolve(string from, string reference)
    {
        var parts = from.Split('/').SkipLast(1).ToList();
        foreach (var part in reference.Replace('\\', '/').Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
