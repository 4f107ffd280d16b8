using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Kernel;

public sealed class CurrencyTests
{
    [Fact]
    public void EveryCodeIsThereOnceAndInOrder()
    {
        Currency.All.ShouldBeUnique();
        Currency.All.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        Currency.All.ShouldAllBe(code => code.Length == 3 && code.All(char.IsAsciiLetterUpper));
    }

    // ISO 4217, list one of 2026, without funds, metals, testing codes and codes of account.
    [Fact]
    public void ThereAreAsManyAsInTheList()
    {
        Currency.All.Count.ShouldBe(155);
        Currency.All.Count(code => Currency.DecimalsOf(code) == 0).ShouldBe(16);
        Currency.All.Count(code => Currency.DecimalsOf(code) == 3).ShouldBe(7);
    }

    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("USD", 2)]
    [InlineData("AED", 2)]
    [InlineData("ZWG", 2)]
    [InlineData("JPY", 0)]
    [InlineData("BIF", 0)]
    [InlineData("XPF", 0)]
    [InlineData("BHD", 3)]
    [InlineData("TND", 3)]
    public void DecimalsAreThoseOfTheList(string code, int decimals) => Currency.DecimalsOf(code).ShouldBe(decimals);

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("D A")] // stands in the text of codes, between two of them
    [InlineData("ED ")]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("DEM")]
    [InlineData("HRK")]
    [InlineData("BGN")]
    [InlineData("ANG")]
    public void WhatIsNoActiveCodeIsUnknown(string? code) => Currency.IsKnown(code).ShouldBeFalse();

    [Fact]
    public void EveryListedCodeIsKnown() => Currency.All.ShouldAllBe(code => Currency.IsKnown(code));

    [Fact]
    public void DecimalsOfAnUnknownCodeAreRefused() =>
        Should.Throw<ArgumentException>(() => Currency.DecimalsOf("XXX")).Message.ShouldStartWith("XXX is not an ISO 4217 currency");
}
