using Ecommerce.Aws.DynamoDb;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>
/// Reads the terms: three rows in one call, and consistently, since a coupon that was made a moment ago must be known. They are read for
/// each quote and each try of an order, and kept nowhere.
/// </summary>
public sealed class TermsStore(DynamoDbClient dynamo, string table)
{
    /// <param name="couponCode">As the client sent it; null: none.</param>
    public Terms Read(string? couponCode)
    {
        List<Key> keys = [RuleRows.TaxesKey, RuleRows.ShippingKey];
        if (couponCode is not null && CouponCode.TryRead(couponCode, out var code))
        {
            keys.Add(CouponRows.KeyOf(code));
        }

        var rows = dynamo.BatchGet(table, keys, consistent: true).ToDictionary(row => row.String("pk"));
        return new(
            rows.TryGetValue(RuleRows.TaxesKey.Partition, out var taxes) ? RuleRows.ReadTaxes(taxes) : TaxTable.None,
            rows.TryGetValue(RuleRows.ShippingKey.Partition, out var shipping) ? RuleRows.ReadShipping(shipping) : ShippingTable.None,
            couponCode,
            rows.TryGetValue(CouponRows.Partition, out var coupon) ? CouponRows.Read(coupon) : null);
    }
}
