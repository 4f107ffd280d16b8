using System.Security.Cryptography;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// What people call an order: ten characters of Crockford's base 32, at random, so that it tells neither how many there are nor the next.
/// </summary>
public static class OrderNumber
{
    /// <summary>Without I, L, O and U, which are taken for others or make words.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public const int Characters = 10;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Characters);
}
