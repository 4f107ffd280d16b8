using Ecommerce.Functions.Orders;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using static Ecommerce.Tests.Unit.Orders.Baskets;

namespace Ecommerce.Tests.Unit.Orders;

/// <summary>What an admin may say about taxes, shipping and coupons, at the borders and beyond them.</summary>
public sealed class CheckoutDraftTests
{
    private static readonly TaxRateDraft s_tax = new("DE", "standard", 1_900);
    private static readonly ShippingRateDraft s_rate = new(ShippingType.Economic, "CORREIOS", [], Euro(500));
    private static readonly CouponDraft s_coupon = new("SPRING", CouponKind.Percent, BasisPoints: 1_000);

    [Fact]
    public void AsManyTaxRateDraftsAsFit()
    {
        TaxRateDraft[] rates = [.. Enumerable.Range(0, Limits.TaxRatesMax + 1).Select(i => s_tax with { Region = $"R{i}" })];

        FaultsOf(new TaxDraft(true, rates[..^1]).Broken()).ShouldBeEmpty();
        FaultsOf(new TaxDraft(true, rates).Broken()).ShouldBe(["/rates too-many"]);
    }

    [Fact]
    public void ATaxRateDraftIsOfOnePlaceAndNoMoreThanTheWhole()
    {
        FaultsOf(new TaxDraft(true, [s_tax with { BasisPoints = 10_000 }, s_tax with { Country = "*", BasisPoints = 0 }]).Broken())
            .ShouldBeEmpty();
        FaultsOf(new TaxDraft(
            true,
            [
                s_tax with { BasisPoints = -1 }, s_tax with { BasisPoints = 10_001 }, s_tax with { Country = "de" },
                s_tax with { Country = "*", Region = "CA" }, s_tax with { TaxCategory = "" }, s_tax with { Region = "" },
            ]).Broken())
            .ShouldBe(
            [
                "/rates/0/basisPoints out-of-range", "/rates/1/basisPoints out-of-range", "/rates/1 repeated",
                "/rates/2/country not-a-country", "/rates/3/region not-possible", "/rates/4/taxCategory not-a-text",
                "/rates/5/region not-a-text",
            ]);
    }

    [Fact]
    public void AsManyShippingRatesAndCountriesAsFit()
    {
        string[] countries = [.. Enumerable.Repeat("DE", Limits.ShippingCountriesMax + 1)];
        var rates = Enumerable.Repeat(s_rate, Limits.ShippingRatesMax).ToArray();

        FaultsOf(new ShippingRatesDraft([s_rate with { Countries = countries[..^1] }, .. rates[1..]]).Broken()).ShouldBeEmpty();
        FaultsOf(new ShippingRatesDraft([s_rate with { Countries = countries }]).Broken()).ShouldBe(["/rates/0/countries too-many"]);
        FaultsOf(new ShippingRatesDraft([.. rates, s_rate]).Broken()).ShouldBe(["/rates too-many"]);
    }

    [Fact]
    public void AShippingRateHasAPriceAndKnownPlaces() => FaultsOf(new ShippingRatesDraft(
        [
            s_rate with { Price = Euro(-1) }, s_rate with { Price = new(1, "EURO") }, s_rate with { FreeFrom = new(1, "USD") },
            s_rate with { Countries = ["DE", "Germany"] }, s_rate with { Carrier = "" },
            s_rate with { Price = Euro(Limits.PriceAmountMax + 1) },
        ]).Broken())
        .ShouldBe(
        [
            "/rates/0/price/amount out-of-range", "/rates/1/price/currency unknown-currency", "/rates/2/freeFrom/currency mixed-currencies",
            "/rates/3/countries/1 not-a-country", "/rates/4/carrier not-a-text", "/rates/5/price/amount out-of-range",
        ]);

    [Fact]
    public void ACouponIsAPercentageOrAnAmount()
    {
        var off = new CouponDraft("SPRING", CouponKind.Amount, Amount: Euro(1));

        FaultsOf(s_coupon).ShouldBeEmpty();
        FaultsOf(off).ShouldBeEmpty();
        FaultsOf(s_coupon with { BasisPoints = null }).ShouldBe(["/basisPoints out-of-range"]);
        FaultsOf(s_coupon with { BasisPoints = 10_001 }).ShouldBe(["/basisPoints out-of-range"]);
        FaultsOf(s_coupon with { Amount = Euro(1) }).ShouldBe(["/amount not-possible"]);
        FaultsOf(off with { Amount = null }).ShouldBe(["/amount required"]);
        FaultsOf(off with { Amount = Euro(0) }).ShouldBe(["/amount/amount out-of-range"]);
        FaultsOf(off with { BasisPoints = 1 }).ShouldBe(["/basisPoints not-possible"]);
    }

    [Fact]
    public void ACouponsBoundsMakeSense()
    {
        FaultsOf(s_coupon with { Code = "no" }).ShouldBe(["/code not-a-code"]);
        FaultsOf(s_coupon with { UsesMax = 0 }).ShouldBe(["/usesMax out-of-range"]);
        FaultsOf(s_coupon with { UsesMax = Limits.CouponUsesMax + 1 }).ShouldBe(["/usesMax out-of-range"]);
        FaultsOf(s_coupon with { ValidFrom = Now, ValidUntil = Now }).ShouldBe(["/validUntil out-of-range"]);
        FaultsOf(s_coupon with { MinSubtotal = Euro(0) }).ShouldBe(["/minSubtotal/amount out-of-range"]);
        FaultsOf(new CouponDraft("SPRING", CouponKind.Amount, Amount: Euro(1), MinSubtotal: new Money(1, "USD")))
            .ShouldBe(["/minSubtotal/currency mixed-currencies"]);
    }

    private static IEnumerable<string> FaultsOf(CouponDraft draft) =>
        FaultsOf(draft.Coupon(TimeProvider.System).TryGet(out _, out var error) ? null : error);

    private static IEnumerable<string> FaultsOf(Error? error) => (error?.Faults ?? []).Select(fault => $"{fault.Where} {fault.Code}");
}
