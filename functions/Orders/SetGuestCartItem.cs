using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>PUT /guest-carts/{token}/items/{productId}: sets how many units of a product or a variant are in a guest's cart.</summary>
public static class SetGuestCartItem
{
    public static Result<Answer<CartView>> Handle(CartItemDraft draft, ApiRequest request, OrdersApp app) =>
        CartOwner.Guest(request.PathParameter("token")).TryGet(out var owner, out var error)
            ? CartChange.Set(owner, draft, request, app)
            : error;
}
