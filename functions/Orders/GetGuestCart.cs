using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>GET /guest-carts/{token}: a guest's cart at the prices of now.</summary>
public static class GetGuestCart
{
    public static Result<Answer<CartView>> Handle(ApiRequest request, OrdersApp app) =>
        CartOwner.Guest(request.PathParameter("token")).TryGet(out var owner, out var error)
        && owner.Find(app).TryGet(out var cart, out error)
            ? CartView.AnswerOf(cart, app)
            : error;
}
