namespace Ecommerce.Local.Native;

/// <summary>
/// Executables by service and content hash: <c>&lt;Service&gt;-&lt;hash&gt;/</c>. An entry appears by one rename, whole, so a build
/// that was killed in the middle leaves only a temporary folder that nobody looks into.
/// </summary>
internal sealed class NativeCache(NativeBuildOptions options)
{
    private const string Temporary = ".tmp-";

    /// <summary>The executable of exactly these sources, or null.</summary>
    public string? Find(string service, string hash)
    {
        var executable = Path.Combine(FolderOf(service, hash), NameOf(service));
        return File.Exists(executable) ? executable : null;
    }

    /// <summary>Keeps an entry from being the oldest.</summary>
    public void Touch(string service, string hash) => Directory.SetLastWriteTimeUtc(FolderOf(service, hash), DateTime.UtcNow);

    public string NewTemporary(string service) => Path.Combine(options.Folder, $"{Temporary}{service}-{Guid.NewGuid():N}");

    /// <summary>Makes a finished build an entry; null when it holds no executable.</summary>
    public string? Commit(string service, string hash, string temporary)
    {
        if (!File.Exists(Path.Combine(temporary, NameOf(service))))
        {
            return null;
        }

        Directory.Move(temporary, FolderOf(service, hash));
        Touch(service, hash);
        return Find(service, hash);
    }

    /// <summary>Removes the oldest entries of a service beyond the number kept.</summary>
    public void Trim(string service)
    {
        var versions = new DirectoryInfo(options.Folder).EnumerateDirectories($"{service}-*").OrderByDescending(d => d.LastWriteTimeUtc);
        foreach (var old in versions.Skip(options.VersionsMax).ToArray())
        {
            var temporary = NewTemporary(service);
            old.MoveTo(temporary);
            Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Removes what killed builds left. Only for the holder of the lock.</summary>
    public void Sweep()
    {
        foreach (var left in Directory.GetDirectories(options.Folder, Temporary + "*"))
        {
            Directory.Delete(left, recursive: true);
        }
    }

    private string FolderOf(string service, string hash) => Path.Combine(options.Folder, $"{service}-{hash}");

    private static string NameOf(string service) => $"Ecommerce.Functions.{service}" + (OperatingSystem.IsWindows() ? ".exe" : "");
}
