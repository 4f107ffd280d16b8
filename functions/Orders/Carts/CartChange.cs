using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders.Carts;

/// <summary>Whose cart it is: where it stands, and whether it must be there before it can change.</summary>
/// <param name="MustExist">A guest's cart is made by itself, a customer's by what is put in.</param>
public sealed record CartOwner(string Partition, bool MustExist)
{
    private static Error NoGuestCart { get; } = Error.NotFound("such cart, or it was thrown away");

    public static CartOwner Customer(ApiRequest request) => new(CartRows.OfCustomer(request.Caller!.Subject), MustExist: false);

    /// <summary>Fails for what is no token.</summary>
    public static Result<CartOwner> Guest(string token) =>
        GuestToken.TryPartition(token, out var partition) ? new CartOwner(partition, MustExist: true) : NoGuestCart;

    /// <summary>The cart as it is. Fails where it must be there and is not.</summary>
    public Result<Cart> Find(OrdersApp app) => app.Carts.Find(Partition) is var cart && MustExist && !cart.IsStored ? NoGuestCart : cart;
}

/// <summary>Changes a cart, decided anew for as long as others get in between.</summary>
internal static class CartChange
{
    /// <summary>Puts other lines in the place of all that are there.</summary>
    public static Result<Answer<CartView>> Replace(CartOwner owner, CartDraft draft, OrdersApp app)
    {
        if (!draft.Wanted().TryGet(out var wanted, out var error))
        {
            return error;
        }

        if (app.Shelf.Refusal(wanted) is { } refusal)
        {
            return refusal;
        }

        CartLine[] lines = [.. wanted.Lines.Select(line => new CartLine(line.Sku, line.Quantity))];
        return Answer(owner, cart => cart.With(lines, Timestamp.Now(app.Clock)), app);
    }

    /// <summary>Sets how many units there are of the SKU that the path names.</summary>
    public static Result<Answer<CartView>> Set(CartOwner owner, CartItemDraft draft, ApiRequest request, OrdersApp app)
    {
        if (draft.Quantity is < 0 or > Limits.OrderQuantityMax)
        {
            return Error.Invalid(new Fault("/quantity", "out-of-range", $"A quantity must be 0 to {Limits.OrderQuantityMax}"));
        }

        if (!Sku.TryParse(request.PathParameter("productId"), out var sku))
        {
            return Error.NotFound("such product or variant");
        }

        // What the shop does not sell any more can still be taken out.
        return draft.Quantity > 0 && app.Shelf.Refusal(new([new(sku, draft.Quantity, "", "/quantity")])) is { } refusal
            ? refusal
            : Answer(owner, cart => cart.Set(sku, draft.Quantity, Timestamp.Now(app.Clock)), app);
    }

    /// <summary>Throws a cart away, if there is one.</summary>
    public static Result<Cart> Clear(CartOwner owner, OrdersApp app) => Take(
        () => owner.Find(app), _ => Cart.None,
        (before, _) => before.IsStored ? app.Carts.Delete(owner.Partition, before) : Stored.Done);

    /// <summary>Writes what is decided about a cart as it is.</summary>
    public static Result<Cart> Take(Func<Result<Cart>> find, Func<Cart, Result<Cart>> decide, Func<Cart, Cart, Stored> write)
    {
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            if (!find().TryGet(out var before, out var error) || !decide(before).TryGet(out var after, out error))
            {
                return error;
            }

            if (write(before, after) is Stored.Done)
            {
                return after;
            }
        }

        return StoreErrors.Busy;
    }

    private static Result<Answer<CartView>> Answer(CartOwner owner, Func<Cart, Result<Cart>> decide, OrdersApp app) =>
        Take(() => owner.Find(app), decide, (before, after) => app.Carts.Put(owner.Partition, before, after))
            .TryGet(out var cart, out var error)
            ? CartView.AnswerOf(cart, app)
            : error;
}
