using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>The body of PUT /admin/shipping-rates: the whole table.</summary>
public sealed record ShippingRatesDraft([property: Bounds(0, Limits.ShippingRatesMax)] IReadOnlyList<ShippingRateDraft> Rates)
{
    /// <summary>The table as it is stored next.</summary>
    public ShippingTable ToTable(long version, DateTimeOffset now) => new(
        [.. Rates.Select(rate => new ShippingRate(rate.Type, rate.Carrier, rate.Countries, rate.Price, rate.FreeFrom))], version, now);

    /// <summary>The mistakes; null: none.</summary>
    public Error? Broken()
    {
        if (Rates.Count > Limits.ShippingRatesMax)
        {
            return Error.Invalid(new Fault("/rates", "too-many", $"At most {Limits.ShippingRatesMax} rates"));
        }

        var faults = new List<Fault>();
        for (var i = 0; i < Rates.Count; i++)
        {
            Check(faults, Rates[i], $"/rates/{i}");
        }

        return faults.Count == 0 ? null : Error.Invalid(faults);
    }

    private static void Check(List<Fault> faults, ShippingRateDraft rate, string pointer)
    {
        Texts.Check(faults, $"{pointer}/carrier", rate.Carrier, Limits.CarrierCharactersMax);
        Prices.Check(faults, $"{pointer}/price", rate.Price, amountMin: 0);
        if (rate.FreeFrom is { } free)
        {
            Prices.Check(faults, $"{pointer}/freeFrom", free, amountMin: 0);
            Prices.CheckSame(faults, $"{pointer}/freeFrom", free, rate.Price);
        }

        if (rate.Countries.Count > Limits.ShippingCountriesMax)
        {
            faults.Add(new($"{pointer}/countries", "too-many", $"At most {Limits.ShippingCountriesMax} countries; none: everywhere"));
            return;
        }

        for (var i = 0; i < rate.Countries.Count; i++)
        {
            Countries.Check(faults, $"{pointer}/countries/{i}", rate.Countries[i]);
        }
    }
}

/// <summary>One of the rates, as an admin describes it.</summary>
/// <param name="Countries">Where to, ISO 3166-1 alpha-2; none: everywhere.</param>
public sealed record ShippingRateDraft(
    ShippingType Type,
    [property: Bounds(1, Limits.CarrierCharactersMax)] string Carrier,
    [property: Bounds(0, Limits.ShippingCountriesMax)] IReadOnlyList<string> Countries,
    Money Price,
    Money? FreeFrom = null);
