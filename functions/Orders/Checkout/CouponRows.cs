using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>
/// How coupons stand in the table of orders: all in one partition, by code, so that they can be listed. What an admin says is one map,
/// which is replaced as a whole while orders count the uses beside it.
/// </summary>
internal static class CouponRows
{
    public const string Partition = OrdersTable.Coupons;

    /// <summary>Of a use by somebody who may have one.</summary>
    public const string UseKind = "COUPON_USE";

    private const string Kind = "COUPON";

    public static Key KeyOf(string code) => new(Partition, code);

    /// <summary>The row that keeps somebody from using a coupon twice.</summary>
    public static Key UseKey(string code, Order order) =>
        new($"COUPON#{code}", $"CUST#{order.CustomerId ?? order.Email.ToLowerInvariant()}");

    public static void Write(ItemWriter row, Coupon coupon) => row
        .String("pk", Partition)
        .String("sk", coupon.Code)
        .String("kind", Kind)
        .Map("terms", map => WriteTerms(map, coupon))
        .Number("uses", coupon.Uses)
        .Number("version", coupon.Version)
        .String("createdAt", Timestamp.Format(coupon.CreatedAt))
        .String("updatedAt", Timestamp.Format(coupon.UpdatedAt));

    public static void WriteTerms(ItemWriter map, Coupon coupon) => map
        .String("kind", coupon.Kind is CouponKind.Percent ? "percent" : "amount")
        .NumberIf("basisPoints", coupon.BasisPoints)
        .NumberIf("amount", coupon.Amount?.Amount)
        .NumberIf("minSubtotal", coupon.MinSubtotal?.Amount)
        .StringIf("currency", (coupon.Amount ?? coupon.MinSubtotal)?.Currency)
        .StringIf("validFrom", Text(coupon.ValidFrom))
        .StringIf("validUntil", Text(coupon.ValidUntil))
        .NumberIf("usesMax", coupon.UsesMax)
        .Bool("isOncePerCustomer", coupon.IsOncePerCustomer)
        .Bool("isActive", coupon.IsActive);

    public static Coupon Read(Item row)
    {
        var terms = row.Map("terms");
        return new(
            row.String("sk"),
            terms.String("kind") switch
            {
                "percent" => CouponKind.Percent,
                "amount" => CouponKind.Amount,
                var other => throw new InvalidDataException($"A coupon is of the kind '{other}'"),
            },
            (int?)terms.NumberOrNull("basisPoints"), Money("amount"), Money("minSubtotal"), Moment("validFrom"), Moment("validUntil"),
            terms.NumberOrNull("usesMax"), row.Number("uses"), terms.Bool("isOncePerCustomer"), terms.Bool("isActive"),
            row.Number("version"), Timestamp.Parse(row.String("createdAt")), Timestamp.Parse(row.String("updatedAt")));

        Money? Money(string name) => terms.NumberOrNull(name) is { } amount ? new Money(amount, terms.String("currency")) : null;

        DateTimeOffset? Moment(string name) => terms.StringOrNull(name) is { } at ? Timestamp.Parse(at) : null;
    }

    private static string? Text(DateTimeOffset? at) => at is { } moment ? Timestamp.Format(moment) : null;
}
