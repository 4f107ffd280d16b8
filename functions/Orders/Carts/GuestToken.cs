using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Functions.Orders.Carts;

/// <summary>
/// What a guest's cart is opened with: 256 random bits, which nobody can guess. Only its hash is stored, so that who reads the table can
/// open no cart. The bits are random, so that a plain hash is enough.
/// </summary>
public static class GuestToken
{
    /// <summary>Of 32 bytes in base64url, without padding.</summary>
    public const int Characters = 43;

    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The partition of the cart that a token opens, unless it has not even the form of one.</summary>
    public static bool TryPartition(string token, [NotNullWhen(true)] out string? partition)
    {
        partition = token.Length == Characters && Base64Url.IsValid(token) ? PartitionOf(token) : null;
        return partition is not null;
    }

    public static string PartitionOf(string token) =>
        CartRows.OfGuest(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
}
