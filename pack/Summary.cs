using System.Globalization;

namespace Ecommerce.Pack;

/// <summary>What was made, and whether it is within the budget. What is beyond is warned of, since a large executable works.</summary>
internal static class Summary
{
    public const long ExecutableBytesMax = 7_600_000;
    public const long ZipBytesMax = 3_150_000;

    public static IEnumerable<string> Table(IReadOnlyList<Packed> packages)
    {
        var width = packages.Max(p => p.Name.Length);
        yield return $"{"package".PadRight(width)}  {"executable",12}  {"zip",12}  glibc  SHA-256 of the zip";
        foreach (var package in packages)
        {
            var (name, executable, zip) = (package.Name.PadRight(width), Bytes(package.ExecutableBytes), Bytes(package.ZipBytes));
            yield return $"{name}  {executable,12}  {zip,12}  {package.Glibc,5}  {package.Sha256}";
        }

        var (largest, largestZip) = (packages.Max(p => p.ExecutableBytes), packages.Max(p => p.ZipBytes));
        yield return $"{"largest".PadRight(width)}  {Bytes(largest),12}  {Bytes(largestZip),12}";
        yield return $"{"budget".PadRight(width)}  {Bytes(ExecutableBytesMax),12}  {Bytes(ZipBytesMax),12}";
    }

    /// <summary>One line for each package that is beyond the budget; none is good.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyList<Packed> packages) =>
    [
        .. Beyond(packages, "executable", ExecutableBytesMax, p => p.ExecutableBytes),
        .. Beyond(packages, "zip", ZipBytesMax, p => p.ZipBytes),
    ];

    private static IEnumerable<string> Beyond(IEnumerable<Packed> packages, string what, long bytesMax, Func<Packed, long> bytesOf) =>
        from package in packages
        let beyond = bytesOf(package) - bytesMax
        where beyond > 0
        select $"warning: the {what} of {package.Name} is {Bytes(beyond)} bytes beyond the budget of {Bytes(bytesMax)}";

    private static string Bytes(long bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture);
}
