using System.Text.Json.Serialization;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>What one way of travelling costs.</summary>
/// <param name="Countries">Where to, ISO 3166-1 alpha-2; none: everywhere, and where there is no address.</param>
/// <param name="FreeFrom">What the goods must cost, after their discount, for the journey to cost nothing.</param>
public sealed record ShippingRate(
    ShippingType Type, string Carrier, IReadOnlyList<string> Countries, Money Price, Money? FreeFrom = null)
{
    /// <summary>How exactly a rate names a journey: 0, not at all.</summary>
    public int ExactnessFor(Shipping shipping, string currency) =>
        Type != shipping.Type || Price.Currency != currency
            || !string.Equals(Carrier, shipping.Carrier, StringComparison.OrdinalIgnoreCase) ? 0
        : Countries.Count == 0 ? 1
        : shipping.Address is { } address && Countries.Contains(address.Country) ? 2 : 0;

    public Money CostFor(Money goods) => FreeFrom is { } free && goods.Amount >= free.Amount ? Money.Zero(goods.Currency) : Price;
}

/// <summary>What the shop takes for sending things.</summary>
/// <param name="UpdatedAt">Null as long as nobody has said anything about shipping.</param>
public sealed record ShippingTable(IReadOnlyList<ShippingRate> Rates, long Version, DateTimeOffset? UpdatedAt)
{
    /// <summary>What a new shop has: it works, and sends for nothing.</summary>
    public static ShippingTable None { get; } = new([], RuleRows.VersionOfNone, null);

    [JsonIgnore]
    public string ETag => ETags.Of(Version);

    /// <summary>What a journey costs. A rate that names the country comes before one of everywhere, then the first of the list.</summary>
    /// <param name="goods">What is sent, after its discount.</param>
    public Result<Money> CostOf(Shipping shipping, Money goods)
    {
        if (Rates.Count == 0)
        {
            return Money.Zero(goods.Currency);
        }

        var best = Rates.MaxBy(rate => rate.ExactnessFor(shipping, goods.Currency))!;
        return best.ExactnessFor(shipping, goods.Currency) > 0
            ? best.CostFor(goods)
            : Error.Invalid(new Fault(
                "/shipping", "no-shipping-rate", $"The shop does not send there this way at prices in {goods.Currency}: choose another"));
    }
}
