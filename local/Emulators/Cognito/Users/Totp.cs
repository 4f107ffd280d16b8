using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>Codes of authenticator apps: HMAC-SHA-1 over steps of 30 s, six digits (RFC 6238, RFC 4226 section 5.3).</summary>
public static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;
    private const int SecretBytes = 32;

    /// <summary>A new secret in base32 (RFC 4648, section 6).</summary>
    public static string NewSecret()
    {
        var bytes = RandomNumberGenerator.GetBytes(SecretBytes);
        return string.Concat(Enumerable.Range(0, (SecretBytes * 8 + 4) / 5).Select(at => Base32[Bits(bytes, at * 5)]));
    }

    /// <summary>The code that an app shows.</summary>
    public static string CodeAt(string secret, DateTimeOffset time) => CodeOf(secret, StepOf(time));

    /// <summary>The step whose code it is, if that is now or next to it; null: none.</summary>
    internal static long? StepOf(string secret, string code, DateTimeOffset now)
    {
        for (var step = StepOf(now) - CognitoLimits.TotpDrift; step <= StepOf(now) + CognitoLimits.TotpDrift; step++)
        {
            if (CodeOf(secret, step) == code)
            {
                return step;
            }
        }

        return null;
    }

    private static long StepOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    private static string CodeOf(string secret, long step)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
#pragma warning disable CA5350 // RFC 6238 and every authenticator app take SHA-1.
        var hash = HMACSHA1.HashData(Decode(secret), message);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static int Bits(ReadOnlySpan<byte> bytes, int at)
    {
        var pair = (bytes[at / 8] << 8) | (at / 8 + 1 < bytes.Length ? bytes[at / 8 + 1] : 0);
        return (pair >> (11 - at % 8)) & 31;
    }

    private static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in secret)
        {
            buffer = ((buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(buffer >> bits);
            }
        }

        return bytes;
    }
}
