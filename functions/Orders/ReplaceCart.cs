using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>PUT /cart: puts other things in the place of all that a customer's cart holds.</summary>
public static class ReplaceCart
{
    public static Result<Answer<CartView>> Handle(CartDraft draft, ApiRequest request, OrdersApp app) =>
        CartChange.Replace(CartOwner.Customer(request), draft, app);
}
