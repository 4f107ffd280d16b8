using System.Globalization;
using System.Security.Cryptography;
using Ecommerce.Pack.Compile;
using Ecommerce.Pack.Elf;
using Ecommerce.Pack.Zip;

namespace Ecommerce.Pack;

/// <summary>Carries out an order, one package after the other: the compiler uses every core by itself.</summary>
internal sealed class Packer(IPublisher publisher, TextWriter output)
{
    /// <exception cref="PackException">Something is wrong; packages that were not made yet are not there.</exception>
    public async Task<IReadOnlyList<Packed>> RunAsync(Order order, CancellationToken cancellation)
    {
        using var alone = Lock(order);
        var tools = await publisher.PrepareAsync(order.Architectures, cancellation);
        await output.WriteLineAsync($"Compiling with {string.Join(", ", tools)}");
        RemoveFormer(order);

        var roots = await File.ReadAllBytesAsync(order.RootsFile, cancellation);
        var packed = new List<Packed>();
        foreach (var package in order.Packages)
        {
            packed.Add(await PackAsync(package, roots, cancellation));
        }

        return packed;
    }

    private async Task<Packed> PackAsync(PackageOrder package, byte[] roots, CancellationToken cancellation)
    {
        var published = await publisher.PublishAsync(package.Architecture, package.Service, cancellation);
        var executable = await File.ReadAllBytesAsync(published.Executable, cancellation);
        var glibc = Compatibility.Check(executable, package.Architecture, package.Name);
        var zip = PackageZip.Make(executable, roots);
        WholeFile.Write(package.Path, zip);

        var how = published.Took is { } took ? $"compiled in {took.TotalSeconds:N0} s" : "unchanged, not compiled again";
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{package.Name}: {how}, executable {executable.Length:N0} bytes, zip {zip.Length:N0} bytes"));
        return new(package.Name, executable.Length, zip.Length, glibc, Convert.ToHexStringLower(SHA256.HashData(zip)));
    }

    // What stands there after a run is of this run: whoever uploads after a failed one finds nothing, not yesterday's code.
    private static void RemoveFormer(Order order)
    {
        foreach (var package in order.Packages)
        {
            WholeFile.Remove(package.Path);
        }
    }

    private static FileStream Lock(Order order)
    {
        Directory.CreateDirectory(order.Work);
        try
        {
            return new(Path.Combine(order.Work, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new PackException($"Another pack is at work in {order.Work}: wait until it is done");
        }
    }
}

/// <summary>A package that was made.</summary>
/// <param name="Glibc">The oldest that the executable runs on.</param>
/// <param name="Sha256">Of the zip, hexadecimal.</param>
internal sealed record Packed(string Name, long ExecutableBytes, long ZipBytes, Version Glibc, string Sha256);
