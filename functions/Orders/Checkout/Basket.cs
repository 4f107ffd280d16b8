using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>What somebody would like: units of a SKU, and where in the request that stands.</summary>
/// <param name="Pointer">A JSON pointer to the SKU.</param>
/// <param name="QuantityPointer">A JSON pointer to how many.</param>
public sealed record Wanted(Sku Sku, int Quantity, string Pointer, string QuantityPointer);

/// <summary>Things that can be sold now, at the prices of now, all in one currency.</summary>
public sealed record Basket(IReadOnlyList<BasketLine> Lines)
{
    public string Currency => Lines[0].UnitPrice.Currency;
}

/// <summary>Units of one SKU.</summary>
/// <param name="Code">The variant's own, or the product's.</param>
/// <param name="TaxCategory">What the tax table knows it as.</param>
/// <param name="ProductVersion">The version of the product that says so.</param>
public sealed record BasketLine(
    Wanted Wanted, ProductId ProductId, string Code, string ProductName, string TaxCategory, Money UnitPrice, long ProductVersion)
{
    public Sku Sku => Wanted.Sku;

    public int Quantity => Wanted.Quantity;

    public Money Total => UnitPrice * Quantity;
}
