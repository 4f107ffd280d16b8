namespace Ecommerce.Tests.Architecture.Support;

/// <summary>One file of the repository, or one that a test makes up to see a rule broken.</summary>
/// <param name="Path">From the repository's root, with slashes.</param>
public sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<string> Lines => field ??= Text.Split('\n');
}

/// <summary>The repository on disk, as committed: what is built or kept by tools is left out.</summary>
internal static class Repository
{
    private static readonly string[] s_skipped = ["bin", "obj", "artifacts", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static string PathOf(string path) => System.IO.Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    public static bool Has(string path) => File.Exists(PathOf(path)) || Directory.Exists(PathOf(path));

    /// <summary>Paths of files below a folder, sorted; none where there is no such folder.</summary>
    public static IEnumerable<string> Paths(string pattern, params IReadOnlyList<string> folders) => folders
        .Where(folder => Directory.Exists(PathOf(folder)))
        .SelectMany(folder => Walk(PathOf(folder), pattern))
        .Select(path => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static IReadOnlyList<SourceFile> Files(string pattern, params IReadOnlyList<string> folders) =>
        [.. Paths(pattern, folders).Select(path => new SourceFile(path, Read(path)))];

    /// <summary>Every C# file of ours.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
        Files("*.cs", "shared", "functions", "local", "pack", "stack", "bench", "tests");

    private static IEnumerable<string> Walk(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern)
        .Concat(Directory.EnumerateDirectories(folder).Where(IsOurs).SelectMany(inner => Walk(inner, pattern)));

    private static bool IsOurs(string folder) =>
        System.IO.Path.GetFileName(folder) is var name && !name.StartsWith('.') && !s_skipped.Contains(name);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Directory.Packages.props")))
        {
            folder = System.IO.Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not below the repository");
        }

        return folder;
    }
}
