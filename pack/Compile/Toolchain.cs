using System.Security.Cryptography;
using Ecommerce.Topology;

namespace Ecommerce.Pack.Compile;

/// <summary>
/// What compiles for one processor. All of it goes into an executable, so all of it is told and goes into the key of what is kept.
/// </summary>
/// <param name="Versions">
/// Of the compiler, of the linker, of what strips the executable, and of the C start files, which are linked in.
/// </param>
internal sealed record Toolchain(Platform Target, string ObjCopy, IReadOnlyList<string> Versions)
{
    private const string Clang = "clang";
    private const string Linker = "ld.lld";

    /// <summary>What every executable begins and ends with: two files of the C library's, one of the compiler's.</summary>
    private static readonly string[] s_startFiles = ["crt1.o", "crti.o", "crtbegin.o"];

    /// <summary>The settings that choose the tools, for <c>dotnet publish</c>.</summary>
    /// <remarks>
    /// One compiler and one linker for both processors. ld.lld links for any, GNU ld for the one it was made for; gcc knows no --target.
    /// </remarks>
    public IReadOnlyList<string> Properties =>
        [$"-p:CppCompilerAndLinker={Clang}", "-p:LinkerFlavor=lld", $"-p:ObjCopyName={ObjCopy}"];

    /// <exception cref="PackException">A tool is missing; the message says how to get all of them.</exception>
    public static async Task<Toolchain> FindAsync(
        IPrograms programs, Architecture architecture, Architecture host, CancellationToken cancellation)
    {
        var target = Platform.Of(architecture);
        var objCopy = target.ObjCopyOn(host);
        List<string> missing = [.. new[] { Clang, Linker, objCopy }.Where(tool => !programs.Has(tool))];
        List<string> startFiles = [];
        foreach (var name in programs.Has(Clang) ? s_startFiles : [])
        {
            // Asked for a file that it does not find, it prints the name alone.
            var path = await programs.AskAsync(Clang, [$"--target={target.Triple}", $"-print-file-name={name}"], cancellation);
            (Path.IsPathRooted(path) ? startFiles : missing).Add(path.Length > 0 ? path : name);
        }

        return missing.Count == 0
            ? new(target, objCopy,
            [
                await FirstLineAsync(Clang), await FirstLineAsync(Linker), await FirstLineAsync(objCopy),
                $"C start files {HashOf(startFiles)}",
            ])
            : throw new PackException(
                $"{architecture.Word()} cannot be compiled here, as these are missing: {string.Join(", ", missing)}. "
                + $"On Debian and Ubuntu: apt-get install -y {string.Join(' ', target.PackagesOn(host))}");

        async Task<string> FirstLineAsync(string tool) =>
            (await programs.AskAsync(tool, ["--version"], cancellation)).Split('\n')[0].Trim();
    }

    private static string HashOf(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
