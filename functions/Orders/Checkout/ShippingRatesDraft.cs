using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>The body of PUT /admin/shipping-rates: the whole table.</summary>
public sealed record ShippingRatesDraft([property: Bounds(0, Limits.ShippingRatesMax)] IReadOnlyList<ShippingRate> Rates)
{
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

    private static void Check(List<Fault> faults, ShippingRate rate, string pointer)
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
