namespace Ecommerce.Contracts.Tables;

/// <summary>
/// Keys and attributes of the Orders table that another service touches: Inventory recounts what pending orders hold. And the partitions
/// that rights are narrowed to.
/// </summary>
public static class OrdersTable
{
    private const string OrderPrefix = "ORDER#";
    private const string CustomerPrefix = "CUST#";

    /// <summary>Sort key of an order's own row.</summary>
    public const string Meta = "META";

    public const string Status = "status";

    /// <summary>The one status in which an order holds units that are not sold.</summary>
    public const string Pending = "PENDING";

    /// <summary>A list of maps with <see cref="Sku"/> and <see cref="Quantity"/>.</summary>
    public const string Lines = "lines";
    public const string Sku = "sku";
    public const string Quantity = "quantity";

    /// <summary>The sparse index of pending orders by the moment at which they expire, and its two keys.</summary>
    public const string PendingIndex = "pending";
    public const string PendingShard = "pendingShard";
    public const string ExpiresAtId = "expiresAtId";

    /// <summary>Shards of the sparse index, so that no one partition takes every order.</summary>
    public const int ShardsCount = 8;

    /// <summary>The partitions of the tax table and the shipping rates, as a pattern.</summary>
    public const string AnyRules = "RULES#*";

    /// <summary>The partition of all coupons.</summary>
    public const string Coupons = "COUPONS";

    /// <summary>The partitions of those who have used a coupon that each can use once, as a pattern.</summary>
    public const string AnyCouponUse = "COUPON#*";

    /// <summary>The partitions of all orders, and those of the sparse index, as patterns.</summary>
    public const string AnyOrder = OrderPrefix + "*";

    /// <summary>The partitions of the index by customer, as a pattern.</summary>
    public const string AnyCustomer = CustomerPrefix + "*";

    /// <summary>The partitions that keep numbers unique, as a pattern.</summary>
    public const string AnyNumber = "NUMBER#*";

    public const string AnyShard = "PENDING#*";

    public static string OrderKey(OrderId id) => OrderPrefix + id.Text;

    /// <summary>The order whose partition it is.</summary>
    /// <param name="partition">An <see cref="OrderKey"/>.</param>
    public static OrderId OrderOf(string partition) => OrderId.Of(partition[OrderPrefix.Length..]);

    /// <summary>The index of orders by customer, the newest last, and its two keys.</summary>
    public const string CustomerIndex = "byCustomer";
    public const string CustomerKeyName = "customerKey";
    public const string PlacedAtId = "placedAtId";

    /// <summary>What of an order its customer may read past the API: the keys of the list, and what stands in one.</summary>
    public static IReadOnlyList<string> BriefAttributes { get; } =
        [CustomerKeyName, PlacedAtId, "number", Status, "paymentStatus", "fulfilmentStatus", "total", "currency"];

    /// <param name="id">The customer's <c>sub</c>.</param>
    public static string CustomerKey(string id) => CustomerPrefix + id;

    public static string Shard(int number) => $"PENDING#{number}";
}
