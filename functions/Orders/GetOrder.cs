using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>GET /orders/{id}: an order, for its customer and for admins.</summary>
public static class GetOrder
{
    public static Result<Answer<Order>> Handle(Order order, ApiRequest request) =>
        ETags.IsHeld(request, order.ETag) ? Answer<Order>.NotModified(order.ETag) : OrderChange.AnswerOf(order);
}
