using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>What the shop adds to its prices and takes off them, as it is at one moment.</summary>
/// <param name="CouponCode">The code that a client sent; null: none.</param>
/// <param name="Coupon">What is stored under it; null: nothing.</param>
public sealed record Terms(TaxTable Taxes, ShippingTable Shipping, string? CouponCode, Coupon? Coupon)
{
    /// <summary>What a basket comes to.</summary>
    /// <param name="shipping">Null: it is not said yet, and what it costs is left out.</param>
    public Result<Totals> Price(Basket basket, Shipping? shipping, DateTimeOffset now)
    {
        var none = Money.Zero(basket.Currency);
        var subtotal = basket.Lines.Aggregate(none, (sum, line) => sum + line.Total);
        if (!DiscountOn(subtotal, now).TryGet(out var discount, out var error))
        {
            return error;
        }

        var journey = none;
        if (shipping is not null && !Shipping.CostOf(shipping, subtotal - discount).TryGet(out journey, out error))
        {
            return error;
        }

        var lines = Lines(basket, discount, shipping?.Address);
        var tax = lines.Aggregate(Taxes.TaxOn(journey, TaxTable.ShippingCategory, shipping?.Address), (sum, line) => sum + line.Tax);
        var total = subtotal - discount + journey + (Taxes.PricesIncludeTax ? none : tax);
        return new Totals(lines, subtotal, discount, journey, tax, total, Coupon);
    }

    private Result<Money> DiscountOn(Money subtotal, DateTimeOffset now) =>
        CouponCode is null ? Money.Zero(subtotal.Currency)
        : Coupon is null ? Checkout.Coupon.Unknown
        : Coupon.DiscountOn(subtotal, now);

    private PricedLine[] Lines(Basket basket, Money discount, Address? address)
    {
        // Shares by what the lines cost; goods that all cost nothing have nothing to be shared.
        var shares = discount.Amount == 0
            ? Enumerable.Repeat(discount, basket.Lines.Count)
            : discount.Allocate([.. basket.Lines.Select(line => line.Total.Amount)]);
        return
        [
            .. basket.Lines.Zip(shares, (line, share) =>
                new PricedLine(line, line.Total, share, Taxes.TaxOn(line.Total - share, line.TaxCategory, address))),
        ];
    }
}
