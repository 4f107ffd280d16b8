using System.Globalization;
using System.Text.Json.Serialization;

namespace Ecommerce.Kernel;

/// <summary>
/// An amount in the currency's minor units: 19.99 US dollars is 1999 USD, 500 yen is 500 JPY, 1.234 dinars is 1234 BHD.
/// Whole numbers only; arithmetic that would leave the range of 64 bits throws <see cref="OverflowException"/>.
/// </summary>
/// <param name="Amount">Minor units; may be negative (a discount, a refund).</param>
/// <param name="Currency">ISO 4217 code, see <see cref="Kernel.Currency"/>.</param>
// Without the attribute a struct is read by its parameterless constructor: a missing amount would be 0, and the thing free.
[method: JsonConstructor]
public readonly record struct Money(long Amount, string Currency)
{
    public static Money Zero(string currency) => new(0, currency);

    public static Money operator +(Money left, Money right) => left with { Amount = checked(left.Amount + Same(left, right).Amount) };

    public static Money operator -(Money left, Money right) => left with { Amount = checked(left.Amount - Same(left, right).Amount) };

    public static Money operator -(Money money) => money with { Amount = checked(-money.Amount) };

    /// <summary>The price of several units.</summary>
    public static Money operator *(Money money, int quantity) => money with { Amount = checked(money.Amount * quantity) };

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Negate(Money money) => -money;

    public static Money Multiply(Money money, int quantity) => money * quantity;

    /// <summary>
    /// A share of the amount in basis points (1 % = 100), rounded half to even once, as taxes and discounts are.
    /// </summary>
    public Money Share(int basisPoints) => this with { Amount = DivideHalfEven((Int128)Amount * basisPoints, 10_000) };

    /// <summary>
    /// The part of the amount that a share in basis points was added as: the tax inside of a price that includes it. Rounded half to even
    /// once, and never more than the amount.
    /// </summary>
    public Money Included(int basisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(basisPoints);
        return this with { Amount = DivideHalfEven((Int128)Amount * basisPoints, 10_000 + (Int128)basisPoints) };
    }

    /// <summary>
    /// Splits the amount by weights so that the parts add up to it exactly: each part is rounded down, then what is left over goes,
    /// one minor unit each, to the parts that lost the most (the first of equals first).
    /// </summary>
    public IReadOnlyList<Money> Allocate(params IReadOnlyList<long> weights)
    {
        // Weights may be amounts: their sum, and an amount by a weight, need more than 64 bits.
        var sum = weights.Aggregate(Int128.Zero, (total, w) => total
            + (w >= 0 ? w : throw new ArgumentException("A weight is negative", nameof(weights))));
        ArgumentOutOfRangeException.ThrowIfZero(sum, nameof(weights));
        var amount = Amount;
        var floors = weights.Select(w => FloorDivide((Int128)amount * w, sum)).ToArray();
        // Rounded down, the parts of a negative amount come to more than it, which 64 bits need not hold.
        var left = (int)(amount - floors.Aggregate(Int128.Zero, (total, part) => total + part));
        var byLoss = Enumerable.Range(0, floors.Length)
            .OrderByDescending(i => ((Int128)amount * weights[i]) - ((Int128)floors[i] * sum)).ThenBy(i => i);
        foreach (var i in byLoss.Take(left))
        {
            floors[i]++;
        }

        var currency = Currency;
        return [.. floors.Select(part => new Money(part, currency))];
    }

    /// <summary>
    /// Major units with the currency's decimals and the code: <c>19.99 USD</c>, <c>500 JPY</c>. The same in every culture.
    /// </summary>
    public override string ToString()
    {
        var decimals = Kernel.Currency.DecimalsOf(Currency);
        var digits = Int128.Abs(Amount).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var sign = Amount < 0 ? "-" : "";
        var major = digits[..^decimals];
        return decimals == 0 ? $"{sign}{digits} {Currency}" : $"{sign}{major}.{digits[^decimals..]} {Currency}";
    }

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added up");

    private static long DivideHalfEven(Int128 dividend, Int128 divisor)
    {
        var (quotient, remainder) = Int128.DivRem(dividend, divisor);
        var twice = Int128.Abs(remainder) * 2;
        var awayFromZero = twice > divisor || (twice == divisor && Int128.IsOddInteger(quotient));
        return checked((long)(awayFromZero ? quotient + Int128.Sign(dividend) : quotient));
    }

    private static long FloorDivide(Int128 dividend, Int128 divisor)
    {
        var (quotient, remainder) = Int128.DivRem(dividend, divisor);
        return checked((long)(remainder < 0 ? quotient - 1 : quotient));
    }
}
