using Ecommerce.Functions.Orders;
using Ecommerce.Functions.Orders.Checkout;
using static Ecommerce.Tests.Unit.Orders.Baskets;

namespace Ecommerce.Tests.Unit.Orders;

public sealed class TermsTests
{
    private static readonly TaxRate[] s_rates =
    [
        new("*", "standard", 100), new("US", "standard", 200), new("US", "standard", 300, "CA"), new("US", "food", 0),
    ];

    [Fact]
    public void ANewShopTakesWhatThingsCost()
    {
        var totals = NoTerms.Totals(Of((1_250, 2), (300, 1)));

        (totals.Subtotal, totals.Discount, totals.ShippingTotal, totals.TaxTotal, totals.Total)
            .ShouldBe((Euro(2_800), Euro(0), Euro(0), Euro(0), Euro(2_800)));
    }

    [Theory]
    [InlineData("US", "CA", "standard", 300)]
    [InlineData("US", "ca", "standard", 300)]
    [InlineData("US", "NY", "standard", 200)]
    [InlineData("US", null, "standard", 200)]
    [InlineData("DE", "CA", "standard", 100)]
    [InlineData("US", "CA", "food", 0)]
    [InlineData("DE", null, "food", 0)]
    public void TheMostExactTaxRateWins(string country, string? region, string category, long tax)
    {
        foreach (var rates in (TaxRate[][])[s_rates, [.. s_rates.Reverse()]])
        {
            new TaxTable(false, rates, 2, Now).TaxOn(Euro(10_000), category, AddressIn(country, region)).ShouldBe(Euro(tax));
        }
    }

    [Fact]
    public void WithoutAnAddressTheRateOfEverywhereHolds() =>
        new TaxTable(false, s_rates, 2, Now).TaxOn(Euro(10_000), "standard", null).ShouldBe(Euro(100));

    [Fact]
    public void TaxIsTakenOfWhatIsLeftAfterTheDiscountAndOfTheJourney()
    {
        var taxes = new TaxTable(false, [new("DE", "standard", 2_000), new("DE", "shipping", 1_000)], 2, Now);
        var shipping = new ShippingTable([new(ShippingType.Economic, "CORREIOS", [], Euro(500))], 2, Now);

        var totals = new Terms(taxes, shipping, "CODE", Off(1_000)).Totals(Of((6_000, 1), (4_000, 1)));

        totals.Lines.Select(line => (line.Discount.Amount, line.Tax.Amount)).ShouldBe([(600, 1_080), (400, 720)]);
        (totals.ShippingTotal, totals.TaxTotal, totals.Total).ShouldBe((Euro(500), Euro(1_850), Euro(11_350)));
    }

    [Fact]
    public void WhereThePricesHaveTheTaxInThemTheTotalStays()
    {
        var taxes = new TaxTable(true, [new("DE", "standard", 2_000)], 2, Now);

        var totals = (NoTerms with { Taxes = taxes }).Totals(Of((12_000, 1)));

        (totals.TaxTotal, totals.Total).ShouldBe((Euro(2_000), Euro(12_000)));
    }

    [Theory]
    [InlineData("DE", 9_999, 400)] // its own rate, though that of everywhere comes first and is lower
    [InlineData("FR", 9_999, 300)]
    [InlineData("DE", 10_000, 0)] // free from here on
    [InlineData("FR", 10_000, 300)]
    public void AShippingRateOfTheCountryComesFirst(string country, long goods, long cost)
    {
        var table = new ShippingTable(
            [
                new(ShippingType.Economic, "CORREIOS", [], Euro(300)),
                new(ShippingType.Economic, "correios", ["DE"], Euro(400), Euro(10_000)),
            ],
            2, Now);

        table.CostOf(Home with { Address = AddressIn(country) }, Euro(goods)).TryGet(out var found, out _).ShouldBeTrue();

        found.ShouldBe(Euro(cost));
    }

    [Fact]
    public void AJourneyThatNoRateIsOfIsRefused()
    {
        ShippingRate[] others =
        [
            new(ShippingType.Urgent, "CORREIOS", [], Euro(1)), new(ShippingType.Economic, "FEDEX", [], Euro(1)),
            new(ShippingType.Economic, "CORREIOS", ["FR"], Euro(1)), new(ShippingType.Economic, "CORREIOS", [], new(1, "USD")),
        ];

        foreach (var rate in others)
        {
            new ShippingTable([rate], 2, Now).CostOf(Home, Euro(100)).TryGet(out _, out var error).ShouldBeFalse();

            error!.Faults.ShouldHaveSingleItem().Code.ShouldBe("no-shipping-rate");
        }
    }
}
