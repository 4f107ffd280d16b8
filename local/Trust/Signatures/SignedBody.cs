using System.Buffers;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>
/// How a body is part of what is signed (S3 API reference, "Authenticating Requests: Using the Authorization Header"). Everywhere but
/// at S3 it is its hash.
/// </summary>
internal static class SignedBody
{
    public const string HashHeader = "x-amz-content-sha256";

    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedChunksAndTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string ChunksAndTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>The last line of the canonical request. At S3 the caller says it, and <see cref="Open"/> checks that it is true.</summary>
    public static string LineOf(AwsCall call, SignatureClaim claim, bool isS3)
    {
        if (!isS3)
        {
            return Signer.HashOf(call.Body.Span);
        }

        if (claim.IsInQuery)
        {
            return claim.Query.Find("X-Amz-Content-Sha256") ?? Unsigned; // Who makes a URL seldom knows what will be sent to it.
        }

        var line = call.Headers.GetValueOrDefault(HashHeader);
        return line is null ? throw BodyRefusals.NoHash()
            : IsHash(line) || line is Unsigned or SignedChunks or SignedChunksAndTrailer or ChunksAndTrailer ? line
            : throw BodyRefusals.BadHash(line);
    }

    /// <summary>The body without its chunks' wrapping, once it is what was signed.</summary>
    /// <param name="signature">The call's own, on which the first chunk's stands.</param>
    public static ReadOnlyMemory<byte> Open(AwsCall call, string line, Signer signer, string signature, bool isS3)
    {
        switch (line)
        {
            case SignedChunks:
                return new ChunkedBody(call, signer, signature, mayHaveTrailer: false).Decode();
            case SignedChunksAndTrailer:
                return new ChunkedBody(call, signer, signature, mayHaveTrailer: true).Decode();
            case ChunksAndTrailer:
                return new ChunkedBody(call, signer: null, signature, mayHaveTrailer: true).Decode();
            case Unsigned:
                return call.Body;
        }

        if (isS3 && Signer.HashOf(call.Body.Span) is var hash && hash != line)
        {
            throw BodyRefusals.AnotherHash(line, hash);
        }

        return call.Body;
    }

    private static bool IsHash(string line) => line.Length == 64 && !line.AsSpan().ContainsAnyExcept(s_hexadecimal);
}
