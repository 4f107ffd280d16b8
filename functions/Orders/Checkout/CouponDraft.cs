using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>A coupon as an admin describes it: the body of POST and PUT. A PUT replaces all of it but the count of its uses.</summary>
/// <param name="BasisPoints">Of <c>percent</c> alone: 10 % is 1000.</param>
/// <param name="Amount">Of <c>amount</c> alone.</param>
public sealed record CouponDraft(
    [property: Bounds(Limits.CouponCodeCharactersMin, Limits.CouponCodeCharactersMax)] string Code,
    CouponKind Kind,
    [property: Bounds(1, Limits.BasisPointsMax)] int? BasisPoints = null,
    Money? Amount = null,
    Money? MinSubtotal = null,
    DateTimeOffset? ValidFrom = null,
    DateTimeOffset? ValidUntil = null,
    [property: Bounds(1, Limits.CouponUsesMax)] long? UsesMax = null,
    bool IsOncePerCustomer = false,
    bool IsActive = true)
{
    /// <summary>The coupon that this describes, not used yet. Fails for every mistake.</summary>
    public Result<Coupon> Coupon(TimeProvider clock)
    {
        var faults = new List<Fault>();
        if (!CouponCode.TryRead(Code, out var code))
        {
            faults.Add(new(
                "/code", "not-a-code",
                $"A code has {Limits.CouponCodeCharactersMin} to {Limits.CouponCodeCharactersMax} letters, digits or hyphens"));
        }

        CheckKind(faults);
        CheckBounds(faults);
        var now = Timestamp.Now(clock);
        return faults.Count > 0
            ? Error.Invalid(faults)
            : new Coupon(
                code!, Kind, BasisPoints, Amount, MinSubtotal, Cut(ValidFrom), Cut(ValidUntil), UsesMax, Uses: 0, IsOncePerCustomer,
                IsActive, Version: 1, now, now);
    }

    private void CheckKind(List<Fault> faults)
    {
        var isPercent = Kind is CouponKind.Percent;
        if (isPercent ? BasisPoints is not (>= 1 and <= Limits.BasisPointsMax) : BasisPoints is not null)
        {
            faults.Add(isPercent
                ? new("/basisPoints", "out-of-range", $"percent needs 1 to {Limits.BasisPointsMax} basis points: 1 % is 100")
                : new("/basisPoints", "not-possible", "amount has no basis points"));
        }

        if (isPercent == Amount is not null)
        {
            faults.Add(isPercent
                ? new("/amount", "not-possible", "percent has no amount")
                : new("/amount", "required", "Say how much the coupon takes off"));
        }
        else if (Amount is { } amount)
        {
            Prices.Check(faults, "/amount", amount, amountMin: 1);
        }
    }

    private void CheckBounds(List<Fault> faults)
    {
        if (MinSubtotal is { } min)
        {
            Prices.Check(faults, "/minSubtotal", min, amountMin: 1);
            Prices.CheckSame(faults, "/minSubtotal", min, Amount ?? min);
        }

        if (UsesMax is < 1 or > Limits.CouponUsesMax)
        {
            faults.Add(new("/usesMax", "out-of-range", $"usesMax must be 1 to {Limits.CouponUsesMax}; leave it out for no bound"));
        }

        if (ValidFrom >= ValidUntil)
        {
            faults.Add(new("/validUntil", "out-of-range", "validUntil must be after validFrom"));
        }
    }

    // To the millisecond, as moments are stored, so that what is answered first is what is answered later.
    private static DateTimeOffset? Cut(DateTimeOffset? at) => at is { } moment ? Timestamp.Parse(Timestamp.Format(moment)) : null;
}
