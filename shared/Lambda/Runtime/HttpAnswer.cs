using System.Buffers.Text;
using System.Text;

namespace Ecommerce.Lambda;

/// <summary>The head of an HTTP/1.1 answer and its body, over the connection's buffer.</summary>
internal sealed class HttpAnswer
{
    private ReadOnlyMemory<byte> _head;

    public int Status { get; private set; }

    public int ContentLength { get; private set; }

    public bool IsChunked { get; private set; }

    /// <summary>The server will not take another request on this connection.</summary>
    public bool Closes { get; private set; }

    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <param name="head">Status line and headers, each with its line's end.</param>
    public void Read(ReadOnlyMemory<byte> head)
    {
        var line = head.Span;
        const int StatusStart = 9;
        if (!line.StartsWith("HTTP/1."u8)
            || line.Length < StatusStart + 3
            || !Utf8Parser.TryParse(line.Slice(StatusStart, 3), out int status, out var digits)
            || digits != 3)
        {
            throw new RuntimeApiException("The Runtime API sent something that is not HTTP/1.1");
        }

        (_head, Status) = (head, status);
        IsChunked = Ascii.EqualsIgnoreCase(Header("transfer-encoding"u8), "chunked"u8);
        Closes = Ascii.EqualsIgnoreCase(Header("connection"u8), "close"u8);
        ContentLength = IsChunked ? 0 : Length(Header("content-length"u8));
    }

    /// <summary>Says where head and body are now that both are complete.</summary>
    public void Place(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body) => (_head, Body) = (head, body);

    /// <summary>The value of a header, its name given in lower case; empty where it is not there.</summary>
    public ReadOnlySpan<byte> Header(ReadOnlySpan<byte> lowerName)
    {
        var rest = _head.Span;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = rest[..end];
            rest = rest[(end + 1)..];
            if (line.Length > lowerName.Length
                && line[lowerName.Length] == ':'
                && Ascii.EqualsIgnoreCase(line[..lowerName.Length], lowerName))
            {
                return line[(lowerName.Length + 1)..].Trim(" \t\r"u8);
            }
        }

        return default;
    }

    /// <summary>A header's value as text; null where it is not there or empty.</summary>
    public string? Text(ReadOnlySpan<byte> lowerName)
    {
        var value = Header(lowerName);
        return value.IsEmpty ? null : Encoding.UTF8.GetString(value);
    }

    /// <summary>The number in front of a chunk, its extensions ignored (RFC 9112, section 7.1.1).</summary>
    public static int ChunkSize(ReadOnlySpan<byte> line)
    {
        var semicolon = line.IndexOf((byte)';');
        var digits = (semicolon < 0 ? line : line[..semicolon]).Trim((byte)' ');
        return Utf8Parser.TryParse(digits, out int size, out var used, 'x') && used == digits.Length && IsInBounds(size)
            ? size
            : throw new RuntimeApiException("The Runtime API sent a chunk without a usable size");
    }

    private static int Length(ReadOnlySpan<byte> digits)
    {
        if (digits.IsEmpty)
        {
            return 0;
        }

        return Utf8Parser.TryParse(digits, out int length, out var used) && used == digits.Length && IsInBounds(length)
            ? length
            : throw new RuntimeApiException("The Runtime API sent an event above its bound, or no usable length");
    }

    private static bool IsInBounds(int length) => length is >= 0 and <= LambdaLimits.PayloadBytesMax;
}
