using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>POST /guest-carts: makes a cart for somebody who has not signed in, and gives out the token that opens it.</summary>
public static class CreateGuestCart
{
    public static Result<Answer<CartView>> Handle(CartDraft draft, ApiRequest request, OrdersApp app)
    {
        var token = GuestToken.New();
        var made = CartChange.Replace(new(GuestToken.PartitionOf(token), MustExist: false), draft, app);
        return made.TryGet(out var answer, out var error)
            ? new Answer<CartView>(answer.Value! with { Token = token })
            {
                Status = 201, ETag = answer.ETag, Location = $"{request.Root}/guest-carts/{token}",
            }
            : error;
    }
}
