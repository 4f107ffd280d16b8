using System.Buffers;
using System.Text;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>
/// The signature's own percent-encoding: every byte but RFC 3986's unreserved ones (IAM, "Create a signed AWS API request").
/// </summary>
internal static class UriEncoding
{
    private static readonly SearchValues<char> s_unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Writes the text encoded once more, whatever it holds.</summary>
    public static void Append(PooledBuffer to, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(s_unreserved);
            to.Append(plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                return;
            }

            text = text[plain..];
            var end = text.IndexOfAny(s_unreserved);
            AppendEscaped(to, end < 0 ? text : text[..end]);
            text = end < 0 ? [] : text[end..];
        }
    }

    /// <summary>
    /// A piece of a query string, decoded and encoded anew, since senders differ in what they leave as it is. A plus is a blank.
    /// </summary>
    public static string Canonical(string piece)
    {
        if (!piece.AsSpan().ContainsAnyExcept(s_unreserved))
        {
            return piece;
        }

        using var encoded = new PooledBuffer(piece.Length * 3);
        Append(encoded, Uri.UnescapeDataString(piece.Replace('+', ' ')));
        return Encoding.ASCII.GetString(encoded.Written.Span);
    }

    private static void AppendEscaped(PooledBuffer to, ReadOnlySpan<char> text)
    {
        const string Digits = "0123456789ABCDEF";
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                to.Write([(byte)'%', (byte)Digits[value >> 4], (byte)Digits[value & 15]]);
            }
        }
    }
}
