using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// POST /cart/merges: takes a guest's cart over into the customer's. The guest's is gone in the same transaction, so that a repetition
/// finds none and adds nothing twice.
/// </summary>
public static class MergeCarts
{
    public static Result<Answer<CartView>> Handle(CartMerge merge, ApiRequest request, OrdersApp app)
    {
        if (!CartOwner.Guest(merge.GuestToken).TryGet(out var guest, out var error))
        {
            return error;
        }

        var customer = CartOwner.Customer(request);
        var taken = Cart.None;
        return CartChange.Take(
            () => customer.Find(app),
            cart => guest.Find(app).TryGet(out taken, out var none) ? cart.Merge(taken, Timestamp.Now(app.Clock)) : none,
            (before, after) => app.Carts.Merge(customer.Partition, before, after, guest.Partition, taken!))
            .TryGet(out var merged, out error)
            ? CartView.AnswerOf(merged, app)
            : error;
    }
}
