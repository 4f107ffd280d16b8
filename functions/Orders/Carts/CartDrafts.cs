using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Carts;

/// <summary>A whole cart, as a client wants it.</summary>
/// <param name="Items">None: an empty cart.</param>
public sealed record CartDraft([property: Bounds(0, Limits.OrderItemsMax)] IReadOnlyList<ItemDraft> Items)
{
    /// <summary>What is wanted, each SKU once. Fails for every mistake that shows without looking anything up.</summary>
    public Result<WantedLines> Wanted() => Items.Count == 0 ? new WantedLines([]) : WantedLines.Of(Items);
}

/// <summary>How many units of a SKU shall be in a cart.</summary>
/// <param name="Quantity">0 takes it out.</param>
public sealed record CartItemDraft([property: Bounds(0, Limits.OrderQuantityMax)] int Quantity);

/// <summary>The guest's cart that a customer takes over.</summary>
/// <param name="GuestToken">As it was answered when the cart was made.</param>
public sealed record CartMerge([property: Bounds(GuestToken.Characters, GuestToken.Characters)] string GuestToken);
