using System.Buffers.Binary;
using System.Text;
using Ecommerce.Pack.Elf;

namespace Ecommerce.Tests.Unit.Pack;

/// <summary>The smallest ELF file that says what it needs: a header, the two sections, their headers.</summary>
internal static class ElfFile
{
    private const int HeaderBytes = 64;
    private const int LinkBytes = 16;

    public static byte[] Needing(params string[] versions) => For(ElfImage.X64, versions);

    public static byte[] For(ushort machine, params string[] versions)
    {
        var names = Encoding.ASCII.GetBytes(string.Concat(versions.Select(v => v + "\0")));
        var needs = Needs(versions);
        var headers = HeaderBytes + needs.Length + names.Length;
        var file = new byte[headers + (2 * HeaderBytes)];
        "\u007FELF\u0002\u0001\u0001"u8.CopyTo(file);
        Put16(file, 18, machine);
        Put64(file, 40, headers);
        Put16(file, 58, HeaderBytes);
        Put16(file, 60, 2);
        needs.CopyTo(file, HeaderBytes);
        names.CopyTo(file, HeaderBytes + needs.Length);
        Section(file, headers, type: 0x6FFF_FFFE, HeaderBytes, needs.Length, link: 1, info: 1);
        Section(file, headers + HeaderBytes, type: 3, HeaderBytes + needs.Length, names.Length, link: 0, info: 0);
        return file;
    }

    // One library, then its versions.
    private static byte[] Needs(string[] versions)
    {
        var needs = new byte[LinkBytes * (versions.Length + 1)];
        Put16(needs, 0, 1);
        Put16(needs, 2, (ushort)versions.Length);
        Put32(needs, 8, LinkBytes);
        for (int i = 0, name = 0; i < versions.Length; name += versions[i].Length + 1, i++)
        {
            var at = LinkBytes * (i + 1);
            Put32(needs, at + 8, name);
            Put32(needs, at + 12, i + 1 < versions.Length ? LinkBytes : 0);
        }

        return needs;
    }

    private static void Section(byte[] file, int at, uint type, int offset, int size, int link, int info)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 4), type);
        Put64(file, at + 24, offset);
        Put64(file, at + 32, size);
        Put32(file, at + 40, link);
        Put32(file, at + 44, info);
    }

    private static void Put16(byte[] to, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(to.AsSpan(at), value);

    private static void Put32(byte[] to, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(to.AsSpan(at), value);

    private static void Put64(byte[] to, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(to.AsSpan(at), value);
}
