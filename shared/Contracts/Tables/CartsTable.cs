namespace Ecommerce.Contracts.Tables;

/// <summary>What rights and the garbage collector must know of the Carts table. No other service touches it.</summary>
public static class CartsTable
{
    /// <summary>Partitions of customers' carts begin so; their user's id follows.</summary>
    public const string CustomerPrefix = "CART#";

    /// <summary>Partitions of guests' carts begin so; the hash of their token follows.</summary>
    public const string GuestPrefix = "GUEST#";

    /// <summary>When a cart counts as gone, in seconds of Unix time.</summary>
    public const string ExpiresAt = "expiresAt";
}
