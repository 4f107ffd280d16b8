using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>All that happened to an order, in its order.</summary>
public sealed record Timeline(IReadOnlyList<OrderEntry> Items);

/// <summary>GET /orders/{id}/events: what happened to an order.</summary>
public static class GetTimeline
{
    public static Result<Answer<Timeline>> Handle(Order order) => new Answer<Timeline>(new(order.History));
}
