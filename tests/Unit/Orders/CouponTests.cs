using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using static Ecommerce.Tests.Unit.Orders.Baskets;

namespace Ecommerce.Tests.Unit.Orders;

public sealed class CouponTests
{
    [Theory]
    [InlineData(1_000, 10_000, 1_000)]
    [InlineData(1_500, 99, 15)] // 14.85
    [InlineData(10_000, 777, 777)]
    public void APercentageIsOfTheSubtotal(int basisPoints, long subtotal, long discount) =>
        DiscountOf(Percent(basisPoints), subtotal).ShouldBe($"{discount}");

    [Theory]
    [InlineData(500, 2_000, 500)]
    [InlineData(500, 300, 300)]
    public void AnAmountIsNeverMoreThanTheSubtotal(long amount, long subtotal, long discount) =>
        DiscountOf(Off(amount), subtotal).ShouldBe($"{discount}");

    [Fact]
    public void ACouponHoldsFromItsFirstMomentToJustBeforeItsLast()
    {
        DiscountOf(Off(5) with { ValidFrom = Now, ValidUntil = Now.AddMilliseconds(1) }).ShouldBe("5");
        DiscountOf(Off(5) with { ValidFrom = Now.AddMilliseconds(1) }).ShouldBe("coupon-not-valid");
        DiscountOf(Off(5) with { ValidUntil = Now }).ShouldBe("coupon-not-valid");
        DiscountOf(Off(5) with { IsActive = false }).ShouldBe("coupon-not-valid");
    }

    [Fact]
    public void ACouponOfAnotherCurrencyIsNotValid()
    {
        DiscountOf(Off(5) with { Amount = new Money(5, "USD") }).ShouldBe("coupon-not-valid");
        DiscountOf(Percent(5) with { MinSubtotal = new Money(5, "USD") }).ShouldBe("coupon-not-valid");
    }

    [Fact]
    public void ACouponWorksAsOftenAsItMay()
    {
        DiscountOf(Off(5) with { UsesMax = 3, Uses = 2 }).ShouldBe("5");
        DiscountOf(Off(5) with { UsesMax = 3, Uses = 3 }).ShouldBe("coupon-used-up");
    }

    [Fact]
    public void ACouponCanAskForAMinimum()
    {
        DiscountOf(Off(5) with { MinSubtotal = Euro(1_000) }, subtotal: 1_000).ShouldBe("5");
        DiscountOf(Off(5) with { MinSubtotal = Euro(1_001) }, subtotal: 1_000).ShouldBe("below-minimum");
    }

    [Theory]
    [InlineData("spring-26", "SPRING-26")]
    [InlineData("ABC", "ABC")]
    [InlineData("ab", null)]
    [InlineData("A B C", null)]
    [InlineData("ÄÖÜ", null)]
    [InlineData("COUPON#1", null)]
    public void ACodeIsCapitalsDigitsAndHyphens(string text, string? code)
    {
        CouponCode.TryRead(text, out var read).ShouldBe(code is not null);

        read.ShouldBe(code);
    }

    [Fact]
    public void ACodeHasABound()
    {
        CouponCode.TryRead(new('A', Limits.CouponCodeCharactersMax), out _).ShouldBeTrue();
        CouponCode.TryRead(new('A', Limits.CouponCodeCharactersMax + 1), out _).ShouldBeFalse();
    }

    private static string DiscountOf(Coupon coupon, long subtotal = 1_000) =>
        coupon.DiscountOn(Euro(subtotal), Now).TryGet(out var discount, out var error) ? $"{discount.Amount}" : error.Faults[0].Code;
}
