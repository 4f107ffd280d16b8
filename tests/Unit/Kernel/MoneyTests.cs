using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Ecommerce.Kernel;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Kernel;

public sealed class MoneyTests
{
    private static readonly Arbitrary<long> s_anyAmount = ArbMap.Default.GeneratorFor<long>()
        .Or(Gen.Elements(0L, 1, -1, long.MaxValue, long.MinValue, long.MinValue + 1)).ToArbitrary();

    // Half and quarter shares, so that what lies in the middle between two amounts comes up often.
    private static readonly Arbitrary<int> s_basisPoints =
        ArbMap.Default.GeneratorFor<int>().Or(Gen.Elements(5_000, -5_000, 2_500, 7_500)).ToArbitrary();

    private static readonly Arbitrary<long[]> s_weights = Gen.Choose(0, 1_000).Select(w => (long)w)
        .Or(Gen.Elements(0, 1, int.MaxValue, long.MaxValue - 1, long.MaxValue)).ArrayOf()
        .Where(weights => weights.Any(w => w > 0)).ToArbitrary();

    [Property]
    public Property SumsAreTheSumsOfAmounts() => Prop.ForAll(s_anyAmount, s_anyAmount, (a, b) =>
        SameOrOverflow((BigInteger)a + b, () => Euro(a) + Euro(b)) && SameOrOverflow((BigInteger)a - b, () => Euro(a) - Euro(b))
        && SameOrOverflow(-(BigInteger)a, () => -Euro(a)));

    [Property]
    public Property ThePriceOfSeveralIsTheProduct() => Prop.ForAll(s_anyAmount, ArbMap.Default.ArbFor<int>(), (a, quantity) =>
        SameOrOverflow((BigInteger)a * quantity, () => Euro(a) * quantity));

    [Property]
    public Property AShareIsRoundedHalfToEven() => Prop.ForAll(s_anyAmount, s_basisPoints, (a, basisPoints) =>
        SameOrOverflow(HalfEven((BigInteger)a * basisPoints, 10_000), () => Euro(a).Share(basisPoints)));

    [Theory]
    [InlineData(50, 100, 0)] // 0.5 -> 0
    [InlineData(150, 100, 2)] // 1.5 -> 2
    [InlineData(250, 100, 2)] // 2.5 -> 2
    [InlineData(-50, 100, 0)]
    [InlineData(-150, 100, -2)]
    [InlineData(150, -100, -2)]
    [InlineData(1_999, 1_900, 380)] // 379.81
    public void HalvesGoToTheEvenNeighbour(long amount, int basisPoints, long share) =>
        Euro(amount).Share(basisPoints).ShouldBe(Euro(share));

    [Property]
    public Property WhatIsIncludedIsRoundedHalfToEven() => Prop.ForAll(
        s_anyAmount, Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (a, points) => Euro(a).Included(points) == Euro((long)HalfEven((BigInteger)a * points, 10_000 + (BigInteger)points)));

    [Theory]
    [InlineData(12_000, 2_000, 2_000)] // 120.00 with 20 % is 100.00 and 20.00
    [InlineData(1_250, 1_900, 200)] // 199.58
    [InlineData(3, 10_000, 2)] // 1.5 -> 2
    [InlineData(1_000, 0, 0)]
    public void ATaxInsideOfAPriceIsFound(long amount, int basisPoints, long included) =>
        Euro(amount).Included(basisPoints).ShouldBe(Euro(included));

    [Fact]
    public void ANegativeShareIsNotInsideOfAnything() => Should.Throw<ArgumentOutOfRangeException>(() => Euro(1).Included(-1));

    [Property]
    public Property PartsAddUpToTheWhole() => Prop.ForAll(s_anyAmount, s_weights, (amount, weights) =>
        Euro(amount).Allocate(weights).Aggregate(BigInteger.Zero, (sum, part) => sum + part.Amount) == amount);

    [Property]
    public Property APartIsLessThanOneUnitFromItsExactShare() => Prop.ForAll(s_anyAmount, s_weights, (amount, weights) =>
    {
        var sum = weights.Aggregate(BigInteger.Zero, (total, w) => total + w);
        return Euro(amount).Allocate(weights).Zip(weights)
            .All(p => BigInteger.Abs((p.First.Amount * sum) - ((BigInteger)amount * p.Second)) < sum);
    });

    [Property]
    public Property WithoutAWeightThereIsNoPart() => Prop.ForAll(s_anyAmount, s_weights, (amount, weights) =>
        Euro(amount).Allocate(weights).Zip(weights).All(p => p.Second > 0 || p.First.Amount == 0));

    [Property]
    public Property EqualWeightsDifferByOneUnitAtMost() => Prop.ForAll(s_anyAmount, Gen.Choose(1, 50).ToArbitrary(), (amount, count) =>
        Euro(amount).Allocate([.. Enumerable.Repeat(3L, count)]) is var parts && parts.Max(p => p.Amount) - parts.Min(p => p.Amount) <= 1);

    [Fact]
    public void WhatIsLeftOverGoesToThoseWhoLostMostTheFirstOfEqualsFirst() =>
        new Money(100, "EUR").Allocate(1, 1, 1).Select(p => p.Amount).ShouldBe([34, 33, 33]);

    [Fact]
    public void TheLowestAmountCanBeSplit() =>
        Euro(long.MinValue).Allocate(1, 1, 1).Select(p => p.Amount)
            .ShouldBe([-3_074_457_345_618_258_602, -3_074_457_345_618_258_603, -3_074_457_345_618_258_603]);

    [Fact]
    public void NobodyToGiveToIsRefused()
    {
        Should.Throw<ArgumentException>(() => Euro(1).Allocate());
        Should.Throw<ArgumentException>(() => Euro(1).Allocate(0, 0));
        Should.Throw<ArgumentException>(() => Euro(1).Allocate(2, -1)).Message.ShouldContain("A weight is negative");
    }

    [Fact]
    public void CurrenciesAreNeverMixed() =>
        Should.Throw<InvalidOperationException>(() => new Money(1, "EUR") + new Money(1, "USD")).Message
            .ShouldBe("EUR and USD cannot be added up");

    [Theory]
    [InlineData(1_999, "USD", "19.99 USD")]
    [InlineData(5, "USD", "0.05 USD")]
    [InlineData(-5, "USD", "-0.05 USD")]
    [InlineData(500, "JPY", "500 JPY")]
    [InlineData(-500, "JPY", "-500 JPY")]
    [InlineData(1_234, "BHD", "1.234 BHD")]
    [InlineData(0, "BHD", "0.000 BHD")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08 EUR")]
    public void TextHasTheCurrencysDecimals(long amount, string currency, string text) =>
        new Money(amount, currency).ToString().ShouldBe(text);

    [Property]
    public bool TextReadsBackAsTheAmount(long amount, NonNegativeInt which)
    {
        var currency = Currency.All[which.Get % Currency.All.Count];
        var text = new Money(amount, currency).ToString().Split(' ')[0];
        var scale = BigInteger.Pow(10, Currency.DecimalsOf(currency));
        return decimal.Parse(text, CultureInfo.InvariantCulture) * (decimal)scale == amount;
    }

    [Fact]
    public void TheWireHasMinorUnitsAndTheCode() =>
        JsonSerializer.Serialize(new Money(1_999, "USD"), Functions.Products.ProductsJson.Default.Money)
            .ShouldBe("""{"amount":1999,"currency":"USD"}""");

    [Theory]
    [InlineData("""{"amount":1999}""")]
    [InlineData("""{"currency":"USD"}""")]
    [InlineData("""{"amount":19.99,"currency":"USD"}""")]
    [InlineData("""{"amount":"1999","currency":"USD"}""")]
    [InlineData("""{"amount":9223372036854775808,"currency":"USD"}""")]
    [InlineData("{}")]
    public void HalfAnAmountIsNone(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, Functions.Products.ProductsJson.Default.Money));

    private static Money Euro(long amount) => new(amount, "EUR");

    private static bool SameOrOverflow(BigInteger expected, Func<Money> actual)
    {
        if (expected >= long.MinValue && expected <= long.MaxValue)
        {
            return actual() == Euro((long)expected);
        }

        Should.Throw<OverflowException>(() => actual());
        return true;
    }

    private static BigInteger HalfEven(BigInteger dividend, BigInteger divisor)
    {
        var floor = BigInteger.DivRem(dividend, divisor, out var rest);
        (floor, rest) = rest < 0 ? (floor - 1, rest + divisor) : (floor, rest);
        var half = (2 * rest).CompareTo(divisor);
        return half > 0 || (half == 0 && !floor.IsEven) ? floor + 1 : floor;
    }
}
