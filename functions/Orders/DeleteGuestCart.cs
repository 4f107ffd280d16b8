using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>DELETE /guest-carts/{token}: throws a guest's cart away.</summary>
public static class DeleteGuestCart
{
    public static Result<Answer> Handle(ApiRequest request, OrdersApp app) =>
        CartOwner.Guest(request.PathParameter("token")).TryGet(out var owner, out var error)
        && CartChange.Clear(owner, app).TryGet(out _, out error)
            ? Answer.NoContent
            : error;
}
