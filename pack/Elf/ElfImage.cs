using System.Buffers.Binary;
using System.Text;

namespace Ecommerce.Pack.Elf;

/// <summary>
/// As much of an executable as says where it can run: its processor, and the versions of library symbols that it needs. Read here, since
/// objdump of one processor does not read the other's files.
/// </summary>
/// <param name="Machine">e_machine: <see cref="Arm64"/> or <see cref="X64"/>.</param>
/// <param name="Needs">Such as <c>GLIBC_2.34</c>, sorted, each once.</param>
/// <remarks>
/// https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.sheader.html and, for symbol versions,
/// https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html
/// </remarks>
internal sealed record ElfImage(ushort Machine, IReadOnlyList<string> Needs)
{
    public const ushort X64 = 62;
    public const ushort Arm64 = 183;

    private const int HeaderBytes = 64;
    private const int SectionHeaderBytes = 64;
    private const int LinkBytes = 16; // Elf64_Verneed and Elf64_Vernaux alike.
    private const uint VersionNeeds = 0x6FFF_FFFE;

    /// <exception cref="InvalidDataException">It is no whole 64-bit little-endian ELF file.</exception>
    public static ElfImage Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderBytes || !file.StartsWith("\u007FELF\u0002\u0001"u8))
        {
            throw new InvalidDataException("it is no 64-bit ELF file");
        }

        var needs = new SortedSet<string>(StringComparer.Ordinal);
        var sections = Sections(file);
        for (var i = 0; i < sections.Length / SectionHeaderBytes; i++)
        {
            var section = sections[(i * SectionHeaderBytes)..];
            if (U32(section, 4) == VersionNeeds)
            {
                var names = Slice(sections, U32(section, 40) * SectionHeaderBytes, SectionHeaderBytes);
                ReadNeeds(Content(file, section), Content(file, names), needs);
            }
        }

        return new(U16(file, 18), [.. needs]);
    }

    private static ReadOnlySpan<byte> Sections(ReadOnlySpan<byte> file)
    {
        var (offset, headerBytes, count) = (U64(file, 40), U16(file, 58), U16(file, 60));
        return headerBytes == SectionHeaderBytes
            ? Slice(file, (long)offset, count * SectionHeaderBytes)
            : throw new InvalidDataException("its section headers are missing or of an unknown size");
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> file, ReadOnlySpan<byte> section) =>
        Slice(file, (long)U64(section, 24), (long)U64(section, 32));

    // A chain of libraries, each with a chain of versions. Every link says how far on the next one is, the last one says 0; the counts that
    // are written there too are not needed. Chains of a damaged file may run through each other, and there would be the square of their
    // links to read: links of a whole file have room beside each other.
    private static void ReadNeeds(ReadOnlySpan<byte> chain, ReadOnlySpan<byte> names, SortedSet<string> needs)
    {
        var linksLeft = chain.Length / LinkBytes;
        for (long library = 0, far = -1; far != 0; library += far = U32(chain, library + 12))
        {
            for (long version = library + U32(chain, library + 8), next = -1; next != 0; version += next = U32(chain, version + 12))
            {
                needs.Add(Text(names, U32(chain, version + 8)));
                if (--linksLeft <= 0)
                {
                    throw new InvalidDataException("its chains of versions run through each other");
                }
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> names, uint at)
    {
        var text = Slice(names, at, names.Length - at);
        var end = text.IndexOf((byte)0);
        return end >= 0 ? Encoding.ASCII.GetString(text[..end]) : throw new InvalidDataException("a name in it has no end");
    }

    private static ushort U16(ReadOnlySpan<byte> from, long at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(from, at, 2));

    private static uint U32(ReadOnlySpan<byte> from, long at) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(from, at, 4));

    private static ulong U64(ReadOnlySpan<byte> from, long at) => BinaryPrimitives.ReadUInt64LittleEndian(Slice(from, at, 8));

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> from, long at, long count) =>
        at >= 0 && count >= 0 && at <= from.Length - count
            ? from.Slice((int)at, (int)count)
            : throw new InvalidDataException("it leads beyond its own end");
}
