using Ecommerce.Aws.DynamoDb;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>What an order does to its coupon, in its own transaction.</summary>
internal sealed class CouponWrites(DynamoDbClient dynamo, string table)
{
    /// <summary>
    /// Uses a coupon as it was read, or fails: first the count, then, where each customer has one use, the row that says whose it is.
    /// What admins say of it cannot have changed, and by the version alone that includes whether it is active; others may use it meanwhile.
    /// </summary>
    public IReadOnlyList<Write> Redeem(Coupon? coupon, Order order)
    {
        if (coupon is null)
        {
            return [];
        }

        var count = Count(coupon.Code, "+") with
        {
            Condition = coupon.UsesMax is null ? "version = :seen" : "version = :seen AND uses < :max",
            Values = v => v.Number(":one", 1).Number(":seen", coupon.Version).NumberIf(":max", coupon.UsesMax),
        };
        return coupon.IsOncePerCustomer ? [count, Use(coupon.Code, order)] : [count];
    }

    /// <summary>
    /// Gives the use back of an order that nobody paid for. It looks whose the row of the use is, since the coupon may have been of
    /// another kind when the order was placed; and at the count, since no coupon's row may keep units reserved for ever.
    /// </summary>
    public IReadOnlyList<Write> GiveBack(Order order)
    {
        if (order.CouponCode is not { } code)
        {
            return [];
        }

        var key = CouponRows.UseKey(code, order);
        var isOwn = dynamo.Get(table, key, consistent: true)?.String("orderId") == order.Id.Text;
        var isCounted = dynamo.Get(table, CouponRows.KeyOf(code), consistent: true)?.Number("uses") >= 1;
        var count = Count(code, "-") with { Condition = "uses >= :one", Values = v => v.Number(":one", 1) };
        return [.. isCounted ? [count] : (Write[])[], .. isOwn ? [Write.Delete(table, key)] : (Write[])[]];
    }

    private Write Count(string code, string sign) => Write.Update(table, CouponRows.KeyOf(code), $"SET uses = uses {sign} :one");

    private Write Use(string code, Order order)
    {
        var key = CouponRows.UseKey(code, order);
        return Write.Put(table, row => row
            .String("pk", key.Partition)
            .String("sk", key.Sort!)
            .String("kind", CouponRows.UseKind)
            .String("orderId", order.Id.Text)) with
        {
            Condition = "attribute_not_exists(pk)",
        };
    }
}
