using System.Runtime.InteropServices;

namespace Ecommerce.Local.Processes;

/// <summary>Programs of this machine.</summary>
public static class Executables
{
    /// <summary>The <c>dotnet</c> that runs us: found from the runtime's own folder, so that PATH cannot name another.</summary>
    public static string Dotnet { get; } = FindDotnet();

    /// <summary>Starts a program in a session, so a group, of its own; Linux only.</summary>
    internal static string? Setsid { get; } = OperatingSystem.IsLinux() ? Find("setsid") : null;

    /// <summary>The full path of a program on PATH, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(directory => Path.Combine(directory, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    private static string FindDotnet()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var beside = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(beside) ? beside : Find("dotnet") ?? "dotnet";
    }
}
