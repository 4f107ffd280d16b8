using Ecommerce.Contracts;
using Ecommerce.Functions.Orders;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Ecommerce.Tests.Unit.Orders;

/// <summary>Baskets and terms: single ones by hand, and any at all.</summary>
internal static class Baskets
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly Shipping Home = new(ShippingType.Economic, "CORREIOS", AddressIn("DE"));

    /// <summary>Terms without anything.</summary>
    public static readonly Terms NoTerms = new(TaxTable.None, ShippingTable.None, null, null);

    // Prices from nothing to the most there can be: small ones, where rounding shows, come often.
    private static readonly Gen<long> s_prices =
        Gen.Choose(0, 2_000).Select(n => (long)n).Or(Gen.Elements(0, 1, 3, 99, Limits.PriceAmountMax - 1, Limits.PriceAmountMax));

    private static readonly Gen<Basket> s_baskets =
        from count in Gen.Choose(1, Limits.OrderLinesMax)
        from lines in Gen.CollectToList(Enumerable.Range(0, count), LineOf)
        select new Basket([.. lines]);

    private static readonly Gen<Coupon?> s_coupons =
        from isPercent in ArbMap.Default.GeneratorFor<bool>()
        from basisPoints in Gen.Choose(1, Limits.BasisPointsMax)
        from amount in s_prices
        from hasNone in Gen.Elements(true, false, false)
        select hasNone ? null : isPercent ? Percent(basisPoints) : Off(Math.Max(1, amount));

    private static readonly Gen<TaxTable> s_taxes =
        from isIncluded in ArbMap.Default.GeneratorFor<bool>()
        from standard in Gen.Choose(0, Limits.BasisPointsMax)
        from food in Gen.Choose(0, Limits.BasisPointsMax)
        from journey in Gen.Choose(0, Limits.BasisPointsMax)
        select new TaxTable(isIncluded, [new("DE", "standard", standard), new("*", "food", food), new("DE", "shipping", journey)], 2, Now);

    /// <summary>Any basket, at any terms that let it be sold.</summary>
    public static Arbitrary<(Basket Basket, Terms Terms)> Any { get; } =
        (from basket in s_baskets
         from taxes in s_taxes
         from coupon in s_coupons
         from journey in s_prices
         let rate = new ShippingRate(ShippingType.Economic, "CORREIOS", [], Euro(journey))
         select (basket, new Terms(taxes, new ShippingTable([rate], 2, Now), coupon?.Code, coupon))).ToArbitrary();

    public static Money Euro(long amount) => new(amount, "EUR");

    public static Address AddressIn(string country, string? region = null) =>
        new("Grace", "Street 1", "City", "12345", country, Line2: null, region);

    public static Coupon Percent(int basisPoints) => Of(CouponKind.Percent) with { BasisPoints = basisPoints };

    public static Coupon Off(long amount) => Of(CouponKind.Amount) with { Amount = Euro(amount) };

    public static Basket Of(params IReadOnlyList<(long Price, int Quantity)> lines) =>
        new([.. lines.Select((line, i) => Line(i, line.Price, line.Quantity, "standard"))]);

    public static Totals Totals(this Terms terms, Basket basket) =>
        terms.Price(basket, Home, Now).TryGet(out var totals, out var error) ? totals : throw new InvalidOperationException(error.Detail);

    public static BasketLine Line(int number, long price, int quantity, string category)
    {
        var id = ProductId.Of($"prd_{number:x32}");
        return new(new(Sku.Of(id), quantity, "", ""), id, $"P-{number}", "Thing", category, Euro(price), 1);
    }

    private static Gen<BasketLine> LineOf(int number) =>
        from price in s_prices
        from quantity in Gen.Choose(1, 5).Or(Gen.Elements(1, Limits.OrderQuantityMax))
        from category in Gen.Elements("standard", "food", "untaxed")
        select Line(number, price, quantity, category);

    private static Coupon Of(CouponKind kind) => new("CODE", kind, null, null, null, null, null, null, 0, false, true, 1, Now, Now);
}
