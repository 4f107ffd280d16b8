using Ecommerce.Topology;

namespace Ecommerce.Pack.Elf;

/// <summary>Whether an executable starts on Lambda's Amazon Linux 2023. It is compiled on systems whose C library may be newer.</summary>
/// <remarks>https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html says which glibc it has.</remarks>
internal static class Compatibility
{
    public static readonly Version GlibcMax = new(2, 34);

    private const string Glibc = "GLIBC_";

    /// <summary>The newest glibc that the executable needs.</summary>
    /// <param name="package">Whose executable it is, to be told of.</param>
    /// <exception cref="PackException">It would not start.</exception>
    public static Version Check(ReadOnlySpan<byte> executable, Architecture architecture, string package)
    {
        var image = Read(executable, package);
        if (image.Machine != MachineOf(architecture))
        {
            throw new PackException($"The executable of {package} is not for {architecture.Word()} (its ELF machine is {image.Machine})");
        }

        var needs = image.Needs.Where(need => need.StartsWith(Glibc, StringComparison.Ordinal)).ToList();
        if (needs.Count == 0)
        {
            throw new PackException(
                $"The executable of {package} names no version of glibc; Amazon Linux 2023 has glibc and no other C library");
        }

        // What is no number, such as GLIBC_ABI_DT_RELR or GLIBC_PRIVATE, is newer or nobody's business.
        var tooNew = needs.FindAll(need => !Version.TryParse(need[Glibc.Length..], out var version) || version > GlibcMax);
        return tooNew.Count == 0
            ? needs.Max(need => Version.Parse(need[Glibc.Length..]))!
            : throw new PackException(
                $"The executable of {package} needs {string.Join(", ", tooNew)}; Amazon Linux 2023 has glibc {GlibcMax}: "
                + "compile on an older system");
    }

    private static ElfImage Read(ReadOnlySpan<byte> executable, string package)
    {
        try
        {
            return ElfImage.Read(executable);
        }
        catch (InvalidDataException e)
        {
            throw new PackException($"The executable of {package} cannot be read: {e.Message}");
        }
    }

    private static ushort MachineOf(Architecture architecture) => architecture switch
    {
        Architecture.Arm64 => ElfImage.Arm64,
        Architecture.X64 => ElfImage.X64,
    };
}
