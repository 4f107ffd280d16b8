using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>A line of a basket with all that it comes to.</summary>
/// <param name="LineTotal">Unit price by quantity.</param>
/// <param name="Discount">This line's share of the discount, not negative.</param>
/// <param name="Tax">Of the line after its discount.</param>
public sealed record PricedLine(BasketLine Line, Money LineTotal, Money Discount, Money Tax);

/// <summary>What a basket comes to.</summary>
/// <param name="Discount">Not negative; taken off the subtotal.</param>
/// <param name="TaxTotal">Of the lines and of the journey. Part of <paramref name="Total"/> already where prices include taxes.</param>
/// <param name="Coupon">What the discount comes from; null: there is none.</param>
public sealed record Totals(
    IReadOnlyList<PricedLine> Lines, Money Subtotal, Money Discount, Money ShippingTotal, Money TaxTotal, Money Total, Coupon? Coupon);
