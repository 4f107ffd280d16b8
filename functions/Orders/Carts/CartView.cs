using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders.Carts;

/// <summary>A line of a cart as it is answered, at the price of now.</summary>
/// <param name="ProductId">The id of a product without variants, or of a variant.</param>
/// <param name="IsAvailable">Whether the shop sells it. What it does not sell has no name and no price, and costs nothing.</param>
public sealed record CartItem(
    string ProductId, int Quantity, bool IsAvailable, string? Code = null, string? ProductName = null, Money? UnitPrice = null,
    Money? LineTotal = null)
{
    internal static CartItem Of(CartLine line, Result<BasketLine> found) => found.TryGet(out var sold, out _)
        ? new(line.Sku.Text, line.Quantity, IsAvailable: true, sold.Code, sold.ProductName, sold.UnitPrice, sold.Total)
        : new(line.Sku.Text, line.Quantity, IsAvailable: false);
}

/// <summary>A cart as it is answered.</summary>
/// <param name="Subtotal">Of what the shop sells; null where that is nothing, or has prices in several currencies.</param>
/// <param name="UpdatedAt">Null as long as nobody has put anything in.</param>
/// <param name="Token">What a guest's cart is opened with; told once, when it is made.</param>
public sealed record CartView(
    IReadOnlyList<CartItem> Items, Money? Subtotal, DateTimeOffset? UpdatedAt, DateTimeOffset? ExpiresAt, string? Token = null)
{
    /// <summary>A cart at the prices of now.</summary>
    public static CartView Of(Cart cart, OrdersApp app)
    {
        var found = cart.Lines.Count == 0 ? [] : app.Shelf.Look(cart.Wanted(), consistent: false);
        CartItem[] items = [.. cart.Lines.Zip(found, CartItem.Of)];
        return new(items, SubtotalOf(items), cart.UpdatedAt, cart.ExpiresAt);
    }

    /// <summary>
    /// What a cart is answered with. Its tag is of what is in it: prices change without it, so that no answer is ever 304.
    /// </summary>
    public static Answer<CartView> AnswerOf(Cart cart, OrdersApp app) => new(Of(cart, app)) { ETag = cart.ETag };

    private static Money? SubtotalOf(CartItem[] items)
    {
        Money[] totals = [.. items.Select(item => item.LineTotal).OfType<Money>()];
        return totals.Select(total => total.Currency).Distinct().Count() == 1 ? totals.Aggregate((sum, total) => sum + total) : null;
    }
}
