using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>Signs again what the caller says to have signed: a call, a chunk of its body, the trailer after the last one.</summary>
/// <param name="time">The call's, in ISO 8601's basic format.</param>
internal sealed class Signer(SigningKey key, string time)
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>IAM, "Create a signed AWS API request", step 3.</summary>
    public string OfCall(ReadOnlySpan<byte> canonical) => $"AWS4-HMAC-SHA256\n{time}\n{key.Scope}\n{HashOf(canonical)}";

    /// <summary>S3 API reference, "Transferring Payload in Multiple Chunks": each signature covers the one before.</summary>
    public string OfChunk(string previous, ReadOnlySpan<byte> chunk) =>
        $"AWS4-HMAC-SHA256-PAYLOAD\n{time}\n{key.Scope}\n{previous}\n{EmptyHash}\n{HashOf(chunk)}";

    /// <summary>S3 API reference, "Including Trailing Headers".</summary>
    public string OfTrailer(string previous, string trailer) =>
        $"AWS4-HMAC-SHA256-TRAILER\n{time}\n{key.Scope}\n{previous}\n{HashOf(Encoding.UTF8.GetBytes(trailer))}";

    /// <summary>In a time that does not tell how much of the signature is right.</summary>
    public bool Verifies(string stringToSign, string signature)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(stringToSign), mac);
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes * 2];
        Convert.TryToHexStringLower(mac, right, out _);
        return CryptographicOperations.FixedTimeEquals(right, Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }
}
