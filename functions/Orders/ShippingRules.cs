using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>What is wrong with where an order shall go, as far as that shows without looking anything up.</summary>
internal static class ShippingRules
{
    public static void Check(List<Fault> faults, Shipping shipping)
    {
        Texts.Check(faults, "/shipping/carrier", shipping.Carrier, Limits.CarrierCharactersMax);
        if (shipping.Address is not { } address)
        {
            return;
        }

        Texts.Check(faults, "/shipping/address/name", address.Name, Limits.AddressCharactersMax);
        Texts.Check(faults, "/shipping/address/line1", address.Line1, Limits.AddressCharactersMax);
        Texts.Check(faults, "/shipping/address/line2", address.Line2, Limits.AddressCharactersMax);
        Texts.Check(faults, "/shipping/address/city", address.City, Limits.AddressCharactersMax);
        Texts.Check(faults, "/shipping/address/region", address.Region, Limits.AddressCharactersMax);
        Texts.Check(faults, "/shipping/address/postalCode", address.PostalCode, Limits.PostalCodeCharactersMax);
        CheckCountry(faults, "/shipping/address/country", address.Country);
    }

    public static void CheckCountry(List<Fault> faults, string pointer, string country)
    {
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
        {
            faults.Add(new(pointer, "not-a-country", "A country is two capital letters (ISO 3166-1 alpha-2)"));
        }
    }
}
