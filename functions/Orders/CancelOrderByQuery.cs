using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>The query string of DELETE /orders.</summary>
public sealed record CancelOrderByQueryQuery(
    [property: Bounds(3, Limits.EmailCharactersMax)] string? Email, [property: Bounds(1, 40)] string? OrderId);

/// <summary>DELETE /orders?email=…&amp;orderId=…: cancels an order as older clients ask for it.</summary>
public static class CancelOrderByQuery
{
    public static Result<Answer<Order>> Handle(ApiRequest request, OrdersApp app)
    {
        var query = new QueryReader(request, "email", "orderId");
        var (email, orderId) = (query.Text("email", Limits.EmailCharactersMax), query.Text("orderId", Limits.CursorCharactersMax));
        if (orderId is null)
        {
            query.Refuse("orderId", "required", "Say which order");
        }

        return query.Error is { } invalid
            ? invalid
            : OrderChange.Take(
                () => Find(orderId!, email, request.Caller!, app), (order, act) => OrderSteps.Cancel(order, reason: null, act), _ => [],
                Cause.Of(request), app).TryGet(out var after, out var error)
            ? OrderChange.AnswerOf(after)
            : error;
    }

    private static Result<Order> Find(string orderId, string? email, Caller caller, OrdersApp app) =>
        Id.TryParse<OrderId>(orderId, out var id) && app.Orders.Find(id) is { } order && app.OwnOrder.IsFor(caller, order)
        && (email is null || string.Equals(email, order.Email, StringComparison.OrdinalIgnoreCase))
            ? order
            : Error.NotFound("such order");
}
