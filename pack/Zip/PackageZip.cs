using System.IO.Compression;
using Ecommerce.Topology;

namespace Ecommerce.Pack.Zip;

/// <summary>
/// A package's bytes, which depend on nothing but what is in it: names in ordinal order, one fixed time, modes written out. Lambda keeps
/// the modes, so that the executable can be executed and all can be read.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html ("Permission is denied")</remarks>
internal static class PackageZip
{
    private const int RegularFile = 0x8000;
    private const int ExecutableMode = RegularFile | 0b111_101_101;
    private const int ReadableMode = RegularFile | 0b110_100_100;

    /// <summary>The earliest time that a zip can hold; the time zone is not written.</summary>
    private static readonly DateTimeOffset s_written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Make(ReadOnlyMemory<byte> executable, ReadOnlyMemory<byte> roots)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Package.Executable, ExecutableMode, executable.Span);
            Add(zip, Package.Roots, ReadableMode, roots.Span);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, int mode, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = s_written;
        entry.ExternalAttributes = mode << 16;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
