namespace Ecommerce.Local.Trust.Signatures;

/// <summary>What follows the last chunk: the checksum that was announced and, where chunks are signed, a signature of it.</summary>
/// <param name="announced">Null when nothing was.</param>
/// <param name="previous">The last chunk's signature.</param>
internal sealed class ChunkTrailer(Checksum? announced, Signer? signer, string previous)
{
    private const string SignatureName = "x-amz-trailer-signature";

    public void Verify(List<string> lines, ReadOnlySpan<byte> body)
    {
        var said = VerifySignature(lines);
        if (said.Any(line => line.Name != announced?.Header) || (said.Count == 0 && announced is not null))
        {
            throw BodyRefusals.MalformedTrailer();
        }

        if (announced is not null)
        {
            VerifyChecksum(announced, said[^1].Value, body); // Of several lines for one name, S3 believes the last.
        }
    }

    private static void VerifyChecksum(Checksum checksum, string said, ReadOnlySpan<byte> body)
    {
        var right = checksum.Of(body);
        var given = new byte[right.Length];
        if (!Convert.TryFromBase64String(said, given, out var length) || length != right.Length)
        {
            throw BodyRefusals.BadChecksum(checksum.Header);
        }

        if (!given.AsSpan().SequenceEqual(right))
        {
            throw BodyRefusals.AnotherChecksum(checksum.Name);
        }
    }

    /// <summary>The lines that it covers.</summary>
    private List<(string Name, string Value)> VerifySignature(List<string> lines)
    {
        var said = lines.ConvertAll(Read);
        if (signer is null)
        {
            return said;
        }

        if (said is [.. var signed, (SignatureName, var signature)] && signed.Count > 0)
        {
            var text = signer.OfTrailer(previous, Canonical(signed));
            return signer.Verifies(text, signature) ? signed : throw BodyRefusals.ChunkMismatch(text, signature);
        }

        throw BodyRefusals.EndsEarly();
    }

    private static string Canonical(List<(string Name, string Value)> lines) =>
        string.Concat(lines.Select(line => $"{line.Name}:{line.Value}\n"));

    private static (string Name, string Value) Read(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim())
            : throw BodyRefusals.MalformedTrailer();
    }
}
