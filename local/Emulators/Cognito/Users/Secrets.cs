using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>What is made at random and kept as a hash.</summary>
internal static class Secrets
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    /// <summary>Six digits.</summary>
    public static string NewCode() =>
        RandomNumberGenerator.GetInt32(1_000_000).ToString($"D{CognitoLimits.CodeDigits}", CultureInfo.InvariantCulture);

    /// <summary>
    /// Opaque, for sessions and refresh tokens: 373 bits. Letters and digits only, as a token that begins with a dash is an option to
    /// a command line (base64url made one of 64 so, and Cognito's never do).
    /// </summary>
    public static string NewToken() => RandomNumberGenerator.GetString(Letters, 64);

    /// <summary>A password that the policy takes.</summary>
    public static string NewPassword() => $"{RandomNumberGenerator.GetString(Letters, 10)}a{RandomNumberGenerator.GetInt32(10)}Z!";

    /// <summary>These are long and random, or few and counted: a plain hash is enough to make the file worthless.</summary>
    public static string Hash(string secret) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool IsOf(string hash, string secret) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(secret)));
}
