using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>The query string of GET /orders.</summary>
/// <param name="Email">Whose orders, for admins. A customer may name the own address only, which changes nothing.</param>
/// <param name="OrderId">One order alone, as older clients ask for it.</param>
public sealed record ListOrdersQuery(
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor,
    [property: Bounds(3, Limits.EmailCharactersMax)] string? Email,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? OrderId);

/// <summary>GET /orders: a customer's own orders, newest first; for an admin those of an e-mail address.</summary>
public static class ListOrders
{
    public static Result<Answer<Page<Order>>> Handle(ApiRequest request, OrdersApp app)
    {
        var query = new QueryReader(request, "limit", "cursor", "email", "orderId");
        var limit = query.PageItems();
        var email = query.Text("email", Limits.EmailCharactersMax);
        var orderId = query.Text("orderId", Limits.CursorCharactersMax);
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        if (orderId is not null)
        {
            return new Answer<Page<Order>>(new([.. Single(orderId, email, request.Caller!, app)], null));
        }

        if (!OwnOrders.Of(request.Caller!, email).TryGet(out var index, out var error)
            || !OwnOrders.After(request, index).TryGet(out var after, out error))
        {
            return error;
        }

        var (orders, next) = app.List.Read(index, limit, after.Place);
        var cursor = next is null ? null : Cursor.Encode(index.Value, next);
        return new Answer<Page<Order>>(new(orders, cursor)) { Link = PageLink.Next(request, cursor) };
    }

    private static IEnumerable<Order> Single(string orderId, string? email, Caller caller, OrdersApp app) =>
        Id.TryParse<OrderId>(orderId, out var id) && app.Orders.Find(id) is { } order && app.OwnOrder.IsFor(caller, order)
        && (email is null || string.Equals(email, order.Email, StringComparison.OrdinalIgnoreCase))
            ? [order]
            : [];
}
