using System.Runtime.Versioning;

namespace Ecommerce.Local;

/// <summary>A small file with secrets: only its owner may read it, and a crash leaves the old one or the new one, never a half.</summary>
internal static class PrivateFile
{
    [UnsupportedOSPlatformGuard("windows")]
    private static readonly bool s_hasModes = !OperatingSystem.IsWindows();

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (s_hasModes)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var beside = path + ".new";
        using (var file = new FileStream(beside, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
