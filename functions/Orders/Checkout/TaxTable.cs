using System.Text.Json.Serialization;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>What is taken of one kind of goods in one place.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or <c>*</c> for wherever no other rate is.</param>
/// <param name="TaxCategory">As the products have it; <c>shipping</c> is the journey's.</param>
/// <param name="Region">Only this part of the country, as addresses name it; capitals make no difference.</param>
public sealed record TaxRate(string Country, string TaxCategory, int BasisPoints, string? Region = null);

/// <summary>The taxes of the shop. Without a rate that fits, nothing is taken.</summary>
/// <param name="PricesIncludeTax">Whether the catalogue's prices have the taxes in them.</param>
/// <param name="UpdatedAt">Null as long as nobody has said anything about taxes.</param>
public sealed record TaxTable(bool PricesIncludeTax, IReadOnlyList<TaxRate> Rates, long Version, DateTimeOffset? UpdatedAt)
{
    /// <summary>Everywhere, and where there is no address.</summary>
    public const string AnyCountry = "*";

    /// <summary>The category of the journey.</summary>
    public const string ShippingCategory = "shipping";

    /// <summary>What a new shop has.</summary>
    public static TaxTable None { get; } = new(false, [], RuleRows.VersionOfNone, null);

    [JsonIgnore]
    public string ETag => ETags.Of(Version);

    /// <summary>The tax of something that costs so much: on top of it, or in it where prices include taxes.</summary>
    /// <param name="address">Null: only the rates of everywhere are meant.</param>
    public Money TaxOn(Money price, string category, Address? address)
    {
        var basisPoints = RateFor(category, address);
        return PricesIncludeTax ? price.Included(basisPoints) : price.Share(basisPoints);
    }

    // The most exact rate wins: that of the region, then that of the country, then that of everywhere.
    private int RateFor(string category, Address? address)
    {
        var best = (Exactness: 0, BasisPoints: 0);
        foreach (var rate in Rates)
        {
            if (rate.TaxCategory == category && ExactnessOf(rate, address) is var exactness && exactness > best.Exactness)
            {
                best = (exactness, rate.BasisPoints);
            }
        }

        return best.BasisPoints;
    }

    private static int ExactnessOf(TaxRate rate, Address? address) =>
        rate.Country == AnyCountry ? 1
        : rate.Country != address?.Country ? 0
        : rate.Region is null ? 2
        : string.Equals(rate.Region, address.Region, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
}
