using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>Where an order shall go and how, as a client asks for it.</summary>
/// <param name="Carrier">As in the shipping rates, such as <c>CORREIOS</c> or <c>FEDEX</c>.</param>
/// <param name="Address">Absent where it is collected, or needs no journey.</param>
public sealed record ShippingDraft(
    ShippingType Type, [property: Bounds(1, Limits.CarrierCharactersMax)] string Carrier, AddressDraft? Address = null)
{
    public Shipping ToShipping() => new(
        Type, Carrier,
        Address is { } a ? new(a.Name, a.Line1, a.City, a.PostalCode, a.Country, a.Line2, a.Region) : null);

    /// <summary>Adds what is wrong, as far as that shows without looking anything up.</summary>
    /// <param name="pointer">Where this stands in the body: <c>/shipping</c>.</param>
    public void Check(List<Fault> faults, string pointer)
    {
        Texts.Check(faults, $"{pointer}/carrier", Carrier, Limits.CarrierCharactersMax);
        Address?.Check(faults, $"{pointer}/address");
    }
}

/// <param name="Country">ISO 3166-1 alpha-2, in upper case.</param>
public sealed record AddressDraft(
    [property: Bounds(1, Limits.AddressCharactersMax)] string Name,
    [property: Bounds(1, Limits.AddressCharactersMax)] string Line1,
    [property: Bounds(1, Limits.AddressCharactersMax)] string City,
    [property: Bounds(1, Limits.PostalCodeCharactersMax)] string PostalCode,
    [property: Bounds(2, 2)] string Country,
    [property: Bounds(1, Limits.AddressCharactersMax)] string? Line2 = null,
    [property: Bounds(1, Limits.AddressCharactersMax)] string? Region = null)
{
    internal void Check(List<Fault> faults, string pointer)
    {
        Texts.Check(faults, $"{pointer}/name", Name, Limits.AddressCharactersMax);
        Texts.Check(faults, $"{pointer}/line1", Line1, Limits.AddressCharactersMax);
        Texts.Check(faults, $"{pointer}/line2", Line2, Limits.AddressCharactersMax);
        Texts.Check(faults, $"{pointer}/city", City, Limits.AddressCharactersMax);
        Texts.Check(faults, $"{pointer}/region", Region, Limits.AddressCharactersMax);
        Texts.Check(faults, $"{pointer}/postalCode", PostalCode, Limits.PostalCodeCharactersMax);
        if (Country.Length != 2 || !Country.All(char.IsAsciiLetterUpper))
        {
            faults.Add(new($"{pointer}/country", "not-a-country", "A country is two capital letters (ISO 3166-1 alpha-2)"));
        }
    }
}
