using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>The body of POST /checkout/quote.</summary>
/// <param name="Shipping">Null: the figures are without it, with the taxes of everywhere.</param>
public sealed record QuoteDraft(
    [property: Bounds(1, Limits.OrderItemsMax)] IReadOnlyList<ItemDraft> Items,
    ShippingDraft? Shipping = null,
    [property: Bounds(1, Limits.CouponCodeCharactersMax)] string? CouponCode = null)
{
    /// <summary>What is wanted, each SKU once. Fails for every mistake that shows without looking anything up.</summary>
    public Result<WantedLines> Wanted()
    {
        var faults = new List<Fault>();
        Shipping?.Check(faults, "/shipping");
        Texts.Check(faults, "/couponCode", CouponCode, Limits.CouponCodeCharactersMax);
        var wanted = WantedLines.Of(Items);
        return faults.Count == 0 ? wanted
            : wanted.TryGet(out _, out var error) ? Error.Invalid(faults)
            : Error.Invalid([.. faults, .. error.Faults]);
    }
}

/// <summary>
/// What an order would come to. It holds nothing and binds nobody, and so it has no id: its total is what an order's
/// <c>expectedTotal</c> can be.
/// </summary>
/// <param name="PricesIncludeTax">Whether <paramref name="TaxTotal"/> is inside of the other figures, or on top of them.</param>
/// <param name="ExpiresAt">Until when it may be shown without being asked for again.</param>
public sealed record Quote(
    IReadOnlyList<OrderItem> Items, Money Subtotal, Money Discount, Money ShippingTotal, Money TaxTotal, Money Total, string Currency,
    bool PricesIncludeTax, string? CouponCode, DateTimeOffset ExpiresAt)
{
    public static Quote Of(Totals totals, Terms terms, DateTimeOffset now)
    {
        var shown = now + Limits.QuoteShown;
        return new(
            [.. totals.Lines.Select(NewOrder.ItemOf)], totals.Subtotal, totals.Discount, totals.ShippingTotal, totals.TaxTotal,
            totals.Total, totals.Total.Currency, terms.Taxes.PricesIncludeTax, totals.Coupon?.Code,
            totals.Coupon?.ValidUntil is { } until && until < shown ? until : shown);
    }
}
