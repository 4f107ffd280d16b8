using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>GET /cart: a customer's cart at the prices of now, empty where there is none.</summary>
public static class GetCart
{
    public static Result<Answer<CartView>> Handle(ApiRequest request, OrdersApp app) =>
        CartOwner.Customer(request).Find(app).TryGet(out var cart, out var error) ? CartView.AnswerOf(cart, app) : error;
}
