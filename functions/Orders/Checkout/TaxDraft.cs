using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>The body of PUT /admin/taxes: the whole table.</summary>
public sealed record TaxDraft(bool PricesIncludeTax, [property: Bounds(0, Limits.TaxRatesMax)] IReadOnlyList<TaxRateDraft> Rates)
{
    /// <summary>The table as it is stored next.</summary>
    public TaxTable ToTable(long version, DateTimeOffset now) => new(
        PricesIncludeTax, [.. Rates.Select(rate => new TaxRate(rate.Country, rate.TaxCategory, rate.BasisPoints, rate.Region))],
        version, now);

    /// <summary>The mistakes; null: none.</summary>
    public Error? Broken()
    {
        if (Rates.Count > Limits.TaxRatesMax)
        {
            return Error.Invalid(new Fault("/rates", "too-many", $"At most {Limits.TaxRatesMax} rates"));
        }

        var faults = new List<Fault>();
        var seen = new HashSet<(string Country, string? Region, string Category)>();
        for (var i = 0; i < Rates.Count; i++)
        {
            var (rate, pointer) = (Rates[i], $"/rates/{i}");
            Check(faults, rate, pointer);
            if (!seen.Add((rate.Country, rate.Region?.ToUpperInvariant(), rate.TaxCategory)))
            {
                faults.Add(new(pointer, "repeated", "Another rate is of the same place and category"));
            }
        }

        return faults.Count == 0 ? null : Error.Invalid(faults);
    }

    private static void Check(List<Fault> faults, TaxRateDraft rate, string pointer)
    {
        Texts.Check(faults, $"{pointer}/taxCategory", rate.TaxCategory, Limits.CategoryCharactersMax);
        Texts.Check(faults, $"{pointer}/region", rate.Region, Limits.AddressCharactersMax);
        if (rate.BasisPoints is < 0 or > Limits.BasisPointsMax)
        {
            faults.Add(new(
                $"{pointer}/basisPoints", "out-of-range", $"A rate is 0 to {Limits.BasisPointsMax} basis points: 1 % is 100"));
        }

        if (rate.Country != TaxTable.AnyCountry)
        {
            Countries.Check(faults, $"{pointer}/country", rate.Country);
        }
        else if (rate.Region is not null)
        {
            faults.Add(new($"{pointer}/region", "not-possible", "A region is of a country, not of everywhere"));
        }
    }
}

/// <summary>One of the rates, as an admin describes it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or <c>*</c> for wherever no other rate is.</param>
public sealed record TaxRateDraft(
    [property: Bounds(1, 2)] string Country,
    [property: Bounds(1, Limits.CategoryCharactersMax)] string TaxCategory,
    [property: Bounds(0, Limits.BasisPointsMax)] int BasisPoints,
    [property: Bounds(1, Limits.AddressCharactersMax)] string? Region = null);
