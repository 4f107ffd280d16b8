using System.IO.Compression;
using Ecommerce.Pack.Zip;

namespace Ecommerce.Tests.Unit.Pack;

public sealed class PackageZipTests
{
    private static readonly byte[] s_executable = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i))];
    private static readonly byte[] s_roots = "-----BEGIN CERTIFICATE-----"u8.ToArray();

    [Fact]
    public async Task ItHoldsTheExecutableAndTheRootsAndNothingElse()
    {
        using var zip = Open();

        zip.Entries.Select(e => e.FullName).ShouldBe(["bootstrap", "trust/amazon-roots.pem"]);
        (await ContentAsync(zip.Entries[0])).ShouldBe(s_executable);
        (await ContentAsync(zip.Entries[1])).ShouldBe(s_roots);
    }

    [Fact]
    public void TheExecutableMayBeExecutedAndTheRootsMayBeReadByAnyone()
    {
        using var zip = Open();

        // The upper half is st_mode: a regular file, and its permissions.
        zip.Entries.Select(e => Convert.ToString((uint)e.ExternalAttributes >> 16, 8)).ShouldBe(["100755", "100644"]);
    }

    [Fact]
    public void EveryEntrySaysThatItsModeIsOneOfUnix()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pack runs on Linux only");
        var bytes = PackageZip.Make(s_executable, s_roots);

        var entries = Enumerable.Range(0, bytes.Length - 6).Where(i => bytes.AsSpan(i).StartsWith("PK\u0001\u0002"u8));
        var hosts = entries.Select(i => bytes[i + 5]);

        hosts.ShouldBe([(byte)3, (byte)3]);
    }

    [Fact]
    public void NoEntrySaysWhenItWasMade()
    {
        using var zip = Open();

        zip.Entries.ShouldAllBe(e => e.LastWriteTime.DateTime == new DateTime(1980, 1, 1));
    }

    [Fact]
    public void EqualContentGivesEqualBytes() =>
        PackageZip.Make(s_executable, s_roots).ShouldBe(PackageZip.Make(s_executable.ToArray(), s_roots.ToArray()));

    private static ZipArchive Open() => new(new MemoryStream(PackageZip.Make(s_executable, s_roots)));

    private static async Task<byte[]> ContentAsync(ZipArchiveEntry entry)
    {
        var content = new MemoryStream();
        await using var stream = await entry.OpenAsync();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
