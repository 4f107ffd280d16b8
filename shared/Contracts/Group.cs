namespace Ecommerce.Contracts;

/// <summary>What the people who run a shop may do, exactly as the pool of admins calls its groups.</summary>
public static class Group
{
    /// <summary>Everything.</summary>
    public const string Admin = "admin";

    /// <summary>What customers ask for: to see, confirm and cancel orders, and to block people.</summary>
    public const string Support = "support";

    /// <summary>What lies on shelves and leaves them: stock, and the fulfilment of orders.</summary>
    public const string Warehouse = "warehouse";

    public static IReadOnlyList<string> All { get; } = [Admin, Support, Warehouse];
}
