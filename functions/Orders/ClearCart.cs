using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>DELETE /cart: empties a customer's cart, whether or not there is anything in it.</summary>
public static class ClearCart
{
    public static Result<Answer> Handle(ApiRequest request, OrdersApp app)
    {
        var owner = CartOwner.Customer(request);
        return CartChange.Clear(owner, app).TryGet(out _, out var error) ? Answer.NoContent : error;
    }
}
