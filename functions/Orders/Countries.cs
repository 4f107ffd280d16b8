using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// The rule for every country that somebody names: the form of ISO 3166-1 alpha-2. Whether there is such a country is not asked.
/// </summary>
internal static class Countries
{
    public static void Check(List<Fault> faults, string pointer, string country)
    {
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
        {
            faults.Add(new(pointer, "not-a-country", "A country is two capital letters (ISO 3166-1 alpha-2)"));
        }
    }
}
