using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// What is kept of a password: PBKDF2 with HMAC-SHA-512 (RFC 8018, section 5.2), with a salt of its own and the iterations it was made
/// with.
/// </summary>
internal sealed record PasswordHash(string Salt, int Iterations, string Hash)
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static PasswordHash Of(string password, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new(Convert.ToBase64String(salt), iterations, Convert.ToBase64String(Derive(password, salt, iterations)));
    }

    /// <summary>A hash that no password has: who is not there is looked at just as long.</summary>
    public static PasswordHash Nobody(int iterations) => new(
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(SaltBytes)), iterations,
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(HashBytes)));

    public bool IsOf(string password) => CryptographicOperations.FixedTimeEquals(
        Derive(password, Convert.FromBase64String(Salt), Iterations), Convert.FromBase64String(Hash));

    private static byte[] Derive(string password, byte[] salt, int iterations) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}
