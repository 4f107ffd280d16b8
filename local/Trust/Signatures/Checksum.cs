using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>A checksum S3 verifies (S3 user guide, "Checking object integrity"), by the header that carries it in base64.</summary>
internal sealed record Checksum(string Name, Checksum.Calculation Of)
{
    private static readonly Checksum[] s_all =
    [
        new("CRC32", new Crc(32, 0xEDB8_8320).Of),
        new("CRC32C", new Crc(32, 0x82F6_3B78).Of),
        new("CRC64NVME", new Crc(64, 0x9A6C_9329_AC4B_C9B5).Of),
        new("SHA1", Sha1),
        new("SHA256", SHA256.HashData),
    ];

    public delegate byte[] Calculation(ReadOnlySpan<byte> bytes);

    public string Header { get; } = $"x-amz-checksum-{Name.ToLowerInvariant()}";

    /// <summary>What an x-amz-trailer header announces; null for nothing.</summary>
    public static Checksum? Announced(string trailer)
    {
        if (trailer.Length == 0)
        {
            return null;
        }

        Checksum? announced = null;
        foreach (var name in trailer.TrimEnd(',', ' ').Split(','))
        {
            var known = Array.Find(s_all, one => one.Header.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw BodyRefusals.UnknownTrailer();
            announced = announced is null ? known : throw BodyRefusals.SeveralChecksums();
        }

        return announced;
    }

    [SuppressMessage("Security", "CA5350", Justification = "S3 offers it as a checksum; nothing trusts it as a signature.")]
    private static byte[] Sha1(ReadOnlySpan<byte> bytes) => SHA1.HashData(bytes);
}
