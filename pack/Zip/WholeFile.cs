namespace Ecommerce.Pack.Zip;

/// <summary>A file that appears whole or not at all: it is written beside its place and moved there.</summary>
internal static class WholeFile
{
    private const string Unfinished = ".new";

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var file = File.Create(path + Unfinished))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + Unfinished, path, overwrite: true);
    }

    /// <summary>Also what a killed process left unfinished.</summary>
    public static void Remove(string path)
    {
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path);
            File.Delete(path + Unfinished);
        }
    }
}
