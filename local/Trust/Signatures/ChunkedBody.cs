using System.Globalization;
using System.Text;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>
/// A body in aws-chunked encoding: pieces that say their length and, if signed, each its signature, which covers the one before (S3
/// API reference, "Transferring Payload in Multiple Chunks"). Where that page leaves room, S3 is followed as it was measured by the
/// tests that OpenStack Swift runs against it.
/// </summary>
/// <param name="signer">Null when the chunks are not signed.</param>
/// <param name="seed">The call's signature, before the first chunk's.</param>
internal sealed class ChunkedBody(AwsCall call, Signer? signer, string seed, bool mayHaveTrailer)
{
    private const string SignaturePart = "chunk-signature";

    private readonly ReadOnlyMemory<byte> _encoded = call.Body;
    private string _previous = seed;
    private int _at;

    public ReadOnlyMemory<byte> Decode()
    {
        var checksum = mayHaveTrailer ? Checksum.Announced(call.Headers.GetValueOrDefault("x-amz-trailer", "")) : null;
        var announced = AnnouncedLength();
        var decoded = new byte[Math.Min(announced, _encoded.Length)]; // Nobody can ask for memory with a header.
        var length = ReadChunks(decoded);
        if (length != announced)
        {
            throw BodyRefusals.AnotherLength(announced, length);
        }

        if (mayHaveTrailer)
        {
            new ChunkTrailer(checksum, signer, _previous).Verify(Trailer(), decoded);
        }

        return decoded;
    }

    private long AnnouncedLength()
    {
        var header = call.Headers.GetValueOrDefault("x-amz-decoded-content-length");
        return long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var announced)
            ? announced
            : throw BodyRefusals.NoLength();
    }

    // Bytes beyond the announced ones are counted and not kept.
    private long ReadChunks(Span<byte> decoded)
    {
        var length = 0L;
        var last = SignatureLimits.ChunkBytesMin;
        for (var number = 1; ; number++)
        {
            var (size, signature) = ReadHead();
            if (size > 0 && last < SignatureLimits.ChunkBytesMin)
            {
                throw BodyRefusals.SmallChunk(number, last);
            }

            var chunk = Take(size);
            VerifyChunk(chunk, signature);
            if (size == 0)
            {
                return length;
            }

            RequireLineEnd();
            if (length + size <= decoded.Length)
            {
                chunk.CopyTo(decoded[(int)length..]);
            }

            length += size;
            last = size;
        }
    }

    // 10000;chunk-signature=ad80c7...: blanks around the parts are let pass.
    private (int Size, string Signature) ReadHead()
    {
        var line = ReadLine(SignatureLimits.ChunkHeadCharactersMax);
        var end = line.IndexOf(';', StringComparison.Ordinal);
        var digits = (end < 0 ? line : line[..end]).Trim();
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
        {
            throw BodyRefusals.EndsEarly();
        }

        return signer is null ? (size, "") : (size, SignatureIn(end < 0 ? "" : line[(end + 1)..]));
    }

    private static string SignatureIn(string part) =>
        part.Split('=') is [var name, var value] && name.Trim() is SignaturePart && value.Trim() is { Length: > 0 } signature
            ? signature
            : throw BodyRefusals.EndsEarly();

    private void VerifyChunk(ReadOnlySpan<byte> chunk, string signature)
    {
        if (signer is null)
        {
            return;
        }

        var text = signer.OfChunk(_previous, chunk);
        if (!signer.Verifies(text, signature))
        {
            throw BodyRefusals.ChunkMismatch(text, signature);
        }

        _previous = signature;
    }

    // Up to an empty line or to the end; S3 does not look at what comes after an empty line.
    private List<string> Trailer()
    {
        var lines = new List<string>();
        while (_at < _encoded.Length && ReadLine(SignatureLimits.TrailerLineCharactersMax) is { Length: > 0 } line)
        {
            lines.Add(lines.Count < SignatureLimits.TrailerLinesMax ? line : throw BodyRefusals.MalformedTrailer());
        }

        return lines;
    }

    private string ReadLine(int charactersMax)
    {
        var rest = _encoded.Span[_at..];
        var end = rest[..Math.Min(rest.Length, charactersMax + 2)].IndexOf("\r\n"u8);
        if (end < 0)
        {
            throw BodyRefusals.EndsEarly();
        }

        _at += end + 2;
        return Encoding.Latin1.GetString(rest[..end]);
    }

    private ReadOnlySpan<byte> Take(int size)
    {
        if (size > _encoded.Length - _at)
        {
            throw BodyRefusals.EndsEarly();
        }

        var taken = _encoded.Span.Slice(_at, size);
        _at += size;
        return taken;
    }

    private void RequireLineEnd()
    {
        if (!Take(2).SequenceEqual("\r\n"u8))
        {
            throw BodyRefusals.EndsEarly();
        }
    }
}
