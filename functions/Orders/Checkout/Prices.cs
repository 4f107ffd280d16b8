using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>The rule for every amount that an admin sets.</summary>
internal static class Prices
{
    public static void Check(List<Fault> faults, string pointer, Money price, long amountMin)
    {
        if (price.Amount < amountMin || price.Amount > Limits.PriceAmountMax)
        {
            faults.Add(new(
                $"{pointer}/amount", "out-of-range",
                $"amount must be a whole number of minor units from {amountMin} to {Limits.PriceAmountMax}"));
        }

        if (!Currency.IsKnown(price.Currency))
        {
            faults.Add(new($"{pointer}/currency", "unknown-currency", "currency must be an ISO 4217 code such as USD"));
        }
    }

    /// <summary>Two amounts that are compared must be in one currency.</summary>
    public static void CheckSame(List<Fault> faults, string pointer, Money price, Money other)
    {
        if (price.Currency != other.Currency)
        {
            faults.Add(new($"{pointer}/currency", "mixed-currencies", $"The other amount is in {other.Currency}"));
        }
    }
}
