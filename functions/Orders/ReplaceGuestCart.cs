using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>PUT /guest-carts/{token}: puts other things in the place of all that a guest's cart holds.</summary>
public static class ReplaceGuestCart
{
    public static Result<Answer<CartView>> Handle(CartDraft draft, ApiRequest request, OrdersApp app) =>
        CartOwner.Guest(request.PathParameter("token")).TryGet(out var owner, out var error)
            ? CartChange.Replace(owner, draft, app)
            : error;
}
