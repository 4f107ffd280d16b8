using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Local.Native;

/// <summary>
/// All that goes into a service's executable, as one hash: its sources, the shared ones, the build's settings, the SDK and the
/// machine's kind. Equal hash, equal executable; an unchanged service is never compiled again.
/// </summary>
public static class NativeInputs
{
    private static readonly string[] s_shared = ["Kernel", "Contracts", "Lambda", "Aws", "Stores", "SourceGeneration"];
    private static readonly string[] s_settings =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];
    private static readonly string[] s_extensions = [".cs", ".csproj", ".props", ".targets", ".json", ".pem"];
    private static readonly string[] s_outputs = ["bin", "obj", "artifacts"];

    public static string HashOf(string repositoryRoot, string service, string sdkVersion, string runtimeIdentifier)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{service}\n{sdkVersion}\n{runtimeIdentifier}\n");
        foreach (var path in Files(repositoryRoot, service).Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(Path.Combine(repositoryRoot, path));
            Append(hash, $"{path}\n{content.Length}\n");
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>Paths below the root, with forward slashes, so that every system hashes the same.</summary>
    private static IEnumerable<string> Files(string root, string service)
    {
        IEnumerable<string> folders = [Path.Combine("functions", service), .. s_shared.Select(name => Path.Combine("shared", name))];
        var sources = folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists).SelectMany(Sources);
        IEnumerable<string> parents = [root, Path.Combine(root, "functions"), Path.Combine(root, "shared")];
        var settings = parents.SelectMany(parent => s_settings.Select(name => Path.Combine(parent, name))).Where(File.Exists);
        return sources.Concat(settings).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'));
    }

    private static IEnumerable<string> Sources(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            {
                yield return file;
            }
        }

        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            if (!s_outputs.Contains(Path.GetFileName(below), StringComparer.Ordinal))
            {
                foreach (var file in Sources(below))
                {
                    yield return file;
                }
            }
        }
    }

    private static void Append(IncrementalHash hash, string text) =>
        hash.AppendData(Encoding.UTF8.GetBytes(text));
}
