using System.Text.Json.Serialization;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>What a coupon takes off.</summary>
[JsonConverter(typeof(WordConverter<CouponKind>))]
public enum CouponKind
{
    /// <summary>A share of the subtotal.</summary>
    [JsonStringEnumMemberName("percent")]
    Percent,

    /// <summary>A fixed sum, or the whole subtotal where that is less.</summary>
    [JsonStringEnumMemberName("amount")]
    Amount,
}

/// <summary>A code that makes an order cheaper, as it is stored and as it is answered.</summary>
/// <param name="Uses">How many orders have it. It counts without a new version, as orders come and go.</param>
/// <param name="ValidFrom">The first moment; null: always was.</param>
/// <param name="ValidUntil">The first moment after it; null: for ever.</param>
/// <param name="Version">Counts what admins change, from 1.</param>
public sealed record Coupon(
    string Code, CouponKind Kind, int? BasisPoints, Money? Amount, Money? MinSubtotal, DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidUntil, long? UsesMax, long Uses, bool IsOncePerCustomer, bool IsActive, long Version,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>For a second order of the same customer with a coupon that each may use once.</summary>
    public static Error AlreadyUsed { get; } = Refused("coupon-already-used", "Each customer can use this coupon once");

    public static Error Unknown { get; } = Refused("unknown-coupon", "There is no such coupon");

    [JsonIgnore]
    public string ETag => ETags.Of(Version, Uses);

    /// <summary>What it takes off goods that cost so much, at a moment: never more than they cost.</summary>
    public Result<Money> DiscountOn(Money subtotal, DateTimeOffset now)
    {
        if (!IsActive || now < ValidFrom || now >= ValidUntil)
        {
            return Refused("coupon-not-valid", "The coupon is not valid now");
        }

        if ((Amount ?? MinSubtotal) is { } money && money.Currency != subtotal.Currency)
        {
            return Refused("coupon-not-valid", $"The coupon is for prices in {money.Currency}");
        }

        if (Uses >= UsesMax)
        {
            return Refused("coupon-used-up", "The coupon has been used as often as it can be");
        }

        if (MinSubtotal is { } min && subtotal.Amount < min.Amount)
        {
            return Refused("below-minimum", $"The coupon is for goods of {min} at least");
        }

        return Kind is CouponKind.Percent
            ? subtotal.Share(BasisPoints!.Value)
            : subtotal with { Amount = Math.Min(Amount!.Value.Amount, subtotal.Amount) };
    }

    private static Error Refused(string code, string detail) => Error.Invalid(new Fault("/couponCode", code, detail));
}
