using System.Buffers.Text;
using System.Text;

namespace Ecommerce.Bench.ColdStart.Serving;

/// <summary>
/// Reads one HTTP/1.1 request after the other into the same buffer, by Content-Length or chunks: no more than the fake servers need,
/// so that they cost the same little for everyone.
/// </summary>
internal sealed class HttpRequest
{
    private const int BufferBytes = 1024 * 1024;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _filled;
    private int _head;
    private int _bodyLength;

    /// <summary>Method, path and version.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(0, _buffer.AsSpan(0, _head).IndexOf((byte)'\r'));

    /// <summary>All of it but the body.</summary>
    public ReadOnlySpan<byte> Head => _buffer.AsSpan(0, _head);

    public ReadOnlySpan<byte> Body => _buffer.AsSpan(_head, _bodyLength);

    /// <summary>Reads the next request; false where the other side has closed the connection.</summary>
    /// <param name="receive">Fills a part of the span and says how much; 0 at the end.</param>
    public bool Read(Receive receive)
    {
        _filled = 0;
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!Fill(receive))
            {
                return false;
            }
        }

        _head = end + 4;
        if (Ascii.EqualsIgnoreCase(Header("transfer-encoding:"u8), "chunked"u8))
        {
            return ReadChunks(receive);
        }

        _bodyLength = Utf8Parser.TryParse(Header("content-length:"u8), out int length, out _) ? length : 0;
        return FillTo(_head + _bodyLength, receive);
    }

    /// <summary>A header's value, its name given in lower case and with its colon; empty where it is not there.</summary>
    public ReadOnlySpan<byte> Header(ReadOnlySpan<byte> name)
    {
        var rest = Head;
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (end > name.Length && Ascii.EqualsIgnoreCase(rest[..name.Length], name))
            {
                return rest[name.Length..end].Trim(" \r"u8);
            }

            rest = rest[(end + 1)..];
        }

        return default;
    }

    private bool ReadChunks(Receive receive)
    {
        var (read, written) = (_head, _head);
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(read, _filled - read).IndexOf("\r\n"u8)) < 0)
            {
                if (!Fill(receive))
                {
                    return false;
                }
            }

            var isSize = Utf8Parser.TryParse(_buffer.AsSpan(read, line), out int size, out _, 'x');
            read += line + 2;
            if (!isSize || !FillTo(read + size + 2, receive))
            {
                return false;
            }

            _buffer.AsSpan(read, size).CopyTo(_buffer.AsSpan(written));
            (read, written) = (read + size + 2, written + size);
            if (size == 0)
            {
                _bodyLength = written - _head;
                return true;
            }
        }
    }

    private bool FillTo(int end, Receive receive)
    {
        while (_filled < end)
        {
            if (!Fill(receive))
            {
                return false;
            }
        }

        return true;
    }

    private bool Fill(Receive receive)
    {
        var count = receive(_buffer.AsSpan(_filled));
        _filled += count;
        return count > 0;
    }
}

/// <summary>Fills a part of the span and says how much; 0 at the end.</summary>
internal delegate int Receive(Span<byte> into);
