using System.Buffers.Text;
using System.Globalization;

namespace Ecommerce.Aws;

/// <summary>
/// Reads HTTP/1.1 answers off one connection (RFC 9112), strictly: what two readers might frame differently is refused.
/// </summary>
internal sealed class AnswerReader(Stream stream)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The last answer ended where it said, and the server keeps the connection.</summary>
    public bool CanGoOn { get; private set; }

    /// <summary>At least one byte came since this was set to false.</summary>
    public bool HasBegun { get; set; }

    private ReadOnlySpan<byte> Waiting => _buffer.AsSpan(_start, _end - _start);

    /// <param name="isHead">The request was HEAD: its answer announces a body and has none.</param>
    public AwsAnswer Read(bool isHead)
    {
        CanGoOn = false;
        for (var interim = 0; interim <= AwsLimits.InterimAnswersMax; interim++)
        {
            var head = Head();
            var framing = AnswerFraming.Of(head);
            if (framing.Status is >= 100 and < 200)
            {
                continue;
            }

            var hasBody = !isHead && !framing.IsBodiless;
            var body = hasBody ? Body(framing) : default;
            CanGoOn = framing.IsKeptOpen && (framing.IsFramed || !hasBody) && Waiting.IsEmpty;
            return new AwsAnswer(framing.Status, head, body);
        }

        throw WireException.Unreadable("Interim answers only");
    }

    private byte[] Head()
    {
        var searched = 0;
        while (true)
        {
            var found = Waiting[searched..].IndexOf("\r\n\r\n"u8);
            var length = found < 0 ? Waiting.Length : searched + found + 4;
            if (length > AwsLimits.HeadBytesMax)
            {
                throw WireException.TooLarge($"The head has more than {AwsLimits.HeadBytesMax} bytes");
            }

            if (found >= 0)
            {
                var head = Waiting[..length].ToArray();
                _start += length;
                return head;
            }

            searched = Math.Max(length - 3, 0);
            Fill();
        }
    }

    private ReadOnlyMemory<byte> Body(AnswerFraming framing) => framing switch
    {
        { IsChunked: true } => Chunks(),
        { Length: { } length } => Exactly(length),
        _ => UntilClosed(),
    };

    private byte[] Exactly(long length)
    {
        CheckSize(length);
        var body = new byte[length];
        Take(body);
        return body;
    }

    private ReadOnlyMemory<byte> Chunks()
    {
        var body = new ByteBuffer(capacity: 4096);
        while (ChunkSize() is > 0 and var size)
        {
            CheckSize(body.Count + size);
            Take(body.GetSpan((int)size)[..(int)size]);
            body.Advance((int)size);
            if (!Line().IsEmpty)
            {
                throw WireException.Unreadable("A chunk is longer than it said");
            }
        }

        for (var lines = 0; !Line().IsEmpty; lines++)
        {
            if (lines == AwsLimits.TrailerLinesMax)
            {
                throw WireException.TooLarge("Too many trailers");
            }
        }

        return body.Written;
    }

    private long ChunkSize()
    {
        var line = Line();
        var digits = line[..(line.IndexOf((byte)';') is >= 0 and var end ? end : line.Length)].TrimEnd(" \t"u8);
        return digits.Length is > 0 and <= 8 && Utf8Parser.TryParse(digits, out uint size, out var used, 'x') && used == digits.Length
            ? size
            : throw WireException.Unreadable("A chunk has no size");
    }

    /// <summary>Without length and chunks, the connection's end is the body's (RFC 9112, section 6.3, item 8).</summary>
    private ReadOnlyMemory<byte> UntilClosed()
    {
        var body = new ByteBuffer(capacity: 4096);
        body.Add(Waiting);
        _start = _end;
        while (stream.Read(body.GetSpan(sizeHint: 4096)) is > 0 and var count)
        {
            body.Advance(count);
            CheckSize(body.Count);
        }

        return body.Written;
    }

    private static void CheckSize(long length)
    {
        if (length > AwsLimits.AnswerBytesMax)
        {
            throw WireException.TooLarge(string.Create(CultureInfo.InvariantCulture, $"The body has {length} bytes or more"));
        }
    }

    /// <summary>A line without its end; valid until the next read.</summary>
    private ReadOnlySpan<byte> Line()
    {
        while (true)
        {
            var end = Waiting.IndexOf("\r\n"u8);
            if ((end < 0 ? Waiting.Length : end) > AwsLimits.ChunkLineBytesMax)
            {
                throw WireException.TooLarge($"A line has more than {AwsLimits.ChunkLineBytesMax} bytes");
            }

            if (end >= 0)
            {
                var line = Waiting[..end];
                _start += end + 2;
                return line;
            }

            Fill();
        }
    }

    private void Take(Span<byte> target)
    {
        var waiting = Math.Min(target.Length, Waiting.Length);
        Waiting[..waiting].CopyTo(target);
        _start += waiting;
        for (var rest = target[waiting..]; !rest.IsEmpty;)
        {
            var count = stream.Read(rest);
            rest = count > 0 ? rest[count..] : throw WireException.Broken("The connection ended inside a body");
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            Waiting.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = stream.Read(_buffer.AsSpan(_end));
        _end += count > 0 ? count : throw WireException.Broken("The connection ended before the answer did");
        HasBegun = true;
    }
}
