using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>PUT /cart/items/{productId}: sets how many units of a product or a variant are in a customer's cart.</summary>
public static class SetCartItem
{
    public static Result<Answer<CartView>> Handle(CartItemDraft draft, ApiRequest request, OrdersApp app) =>
        CartChange.Set(CartOwner.Customer(request), draft, request, app);
}
