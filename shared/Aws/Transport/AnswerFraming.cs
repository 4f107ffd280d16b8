using System.Buffers.Text;
using System.Text;

namespace Ecommerce.Aws;

/// <summary>What an answer's head says about where its body ends (RFC 9112, section 6.3).</summary>
/// <param name="Length">Content-Length, in bytes; null when there is none.</param>
/// <param name="IsKeptOpen">The server keeps the connection, as far as it says.</param>
internal readonly record struct AnswerFraming(int Status, long? Length, bool IsChunked, bool IsKeptOpen)
{
    /// <summary>The end is stated, once. With both, the chunks count and the connection is suspect.</summary>
    public bool IsFramed => IsChunked ^ Length is not null;

    /// <summary>204 and 304 have no body, whatever their headers say.</summary>
    public bool IsBodiless => Status is 204 or 304;

    public static AnswerFraming Of(ReadOnlySpan<byte> head)
    {
        var framing = new AnswerFraming(StatusOf(head), Length: null, IsChunked: false, IsKeptOpen: head[7] == '1');
        var lines = new HeaderLines(head);
        while (lines.Next(out var name, out var value))
        {
            if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
            {
                framing = framing with { Length = LengthOf(value, framing.Length) };
            }
            else if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
            {
                framing = Ascii.EqualsIgnoreCase(value, "chunked"u8)
                    ? framing with { IsChunked = true }
                    : throw WireException.Unreadable("Only the transfer coding chunked is understood");
            }
            else if (Ascii.EqualsIgnoreCase(name, "connection"u8) && Ascii.EqualsIgnoreCase(value, "close"u8))
            {
                framing = framing with { IsKeptOpen = false };
            }
        }

        return framing;
    }

    /// <summary>HTTP/1.0 or 1.1, a blank, three digits.</summary>
    private static int StatusOf(ReadOnlySpan<byte> head) =>
        head.Length > 12
        && head.StartsWith("HTTP/1."u8)
        && head[7] is (byte)'0' or (byte)'1'
        && head[8] == ' '
        && Utf8Parser.TryParse(head.Slice(9, 3), out int status, out var used)
        && used == 3
        && status >= 100
            ? status
            : throw WireException.Unreadable("This is not HTTP/1.1");

    /// <summary>Two lengths that differ, or one that is no plain number, might be framed differently by others: refused.</summary>
    private static long LengthOf(ReadOnlySpan<byte> value, long? before) =>
        value.Length is > 0 and <= 18
        && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')
        && Utf8Parser.TryParse(value, out long length, out _)
        && (before ?? length) == length
            ? length
            : throw WireException.Unreadable("Content-Length is not one number");
}
