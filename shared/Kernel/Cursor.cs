using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Ecommerce.Kernel;

/// <summary>
/// Where a list goes on, as an opaque text. It is bound to the list it came from (caller, index, filter, order) by a fingerprint,
/// and the parts are checked by whoever reads them, so that a forged cursor can name a position but never another list's rows.
/// There is no secret in it, hence none to fetch before a first page.
/// </summary>
public static class Cursor
{
    private const int FingerprintBytes = 8;
    private const char Separator = '\n';

    /// <summary>A cursor over parts that hold no line break.</summary>
    public static string Encode(string list, params ReadOnlySpan<string> parts)
    {
        var text = Encoding.UTF8.GetBytes(string.Join(Separator, parts));
        var bytes = new byte[FingerprintBytes + text.Length];
        Fingerprint(list, bytes);
        text.CopyTo(bytes, FingerprintBytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The parts, when the cursor has the form of one that this list gave out.</summary>
    public static bool TryDecode(string list, string cursor, int partsCount, out string[] parts)
    {
        parts = [];
        if (cursor.Length is 0 or > Limits.CursorCharactersMax || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        Span<byte> expected = stackalloc byte[FingerprintBytes];
        Fingerprint(list, expected);
        if (bytes.Length < FingerprintBytes || !bytes.AsSpan(0, FingerprintBytes).SequenceEqual(expected)
            || !Utf8.IsValid(bytes.AsSpan(FingerprintBytes)))
        {
            return false;
        }

        parts = Encoding.UTF8.GetString(bytes, FingerprintBytes, bytes.Length - FingerprintBytes).Split(Separator);
        return parts.Length == partsCount;
    }

    private static void Fingerprint(string list, Span<byte> destination)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(list), hash);
        hash[..FingerprintBytes].CopyTo(destination);
    }
}
