using System.Runtime.InteropServices;
using Ecommerce.Local.Processes;

namespace Ecommerce.Local.Native;

/// <param name="Folder">Where executables, logs and intermediate files go: <c>.local/native</c>.</param>
public sealed record NativeBuildOptions(string RepositoryRoot, string Folder)
{
    /// <summary>Versions kept per service: the one in use and the one before.</summary>
    public int VersionsMax { get; init; } = 2;

    /// <summary>Builds at once. The compiler itself uses every core, so more than one mostly competes with the shop.</summary>
    public int ParallelMax { get; init; } = 1;

    public string Dotnet { get; init; } = Executables.Dotnet;

    /// <summary>Finds a program of this machine; null when there is none.</summary>
    public Func<string, string?> FindProgram { get; init; } = Executables.Find;

    public string RuntimeIdentifier { get; init; } = PortableRuntimeIdentifier();

    private static string PortableRuntimeIdentifier()
    {
        var libc = RuntimeInformation.RuntimeIdentifier is var own && (own.Contains("musl") || own.Contains("alpine")) ? "-musl" : "";
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux" + libc;
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }
}
