using System.Globalization;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>The query string of GET /admin/orders.</summary>
/// <param name="From">
/// The first day, in UTC, on which an order came into the status: <c>2026-11-23</c>. Default: <paramref name="To"/>.
/// </param>
/// <param name="To">The last day. Default: today.</param>
public sealed record ListAllOrdersQuery(
    OrderStatus Status,
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor,
    [property: Bounds(10, 10)] string? From,
    [property: Bounds(10, 10)] string? To);

/// <summary>GET /admin/orders: the orders in a status, from the last day back to the first, on each day the newest first.</summary>
public static class ListAllOrders
{
    private static readonly string[] s_words = ["PENDING", "CONFIRMED", "FULFILLED", "CLOSED", "EXPIRED", "CANCELLED"];

    public static Result<Answer<Page<Order>>> Handle(ApiRequest request, OrdersApp app)
    {
        if (!Days.Of(request, app.Clock).TryGet(out var days, out var error))
        {
            return error;
        }

        var list = $"orders {days.Status} {Text(days.From)} {Text(days.To)}";
        var (day, after) = (days.To, (string?)null);
        if (request.Query("cursor") is { } cursor)
        {
            if (!Cursor.TryDecode(list, cursor, 2, out var parts) || !TryDay(parts[0], out day) || day < days.From || day > days.To
                || (parts[1].Length > 0 && !OrderList.IsPlace(parts[1])))
            {
                return new Error(Problem.InvalidCursor, "Take the cursor from nextCursor of the same list");
            }

            after = parts[1].Length > 0 ? parts[1] : null;
        }

        var (orders, next) = Read(days, day, after, app);
        var nextCursor = next is var (nextDay, place) ? Cursor.Encode(list, Text(nextDay), place ?? "") : null;
        return new Answer<Page<Order>>(new(orders, nextCursor)) { Link = PageLink.Next(request, nextCursor) };
    }

    private static (IReadOnlyList<Order> Orders, (DateTimeOffset Day, string? Place)? Next) Read(
        Days days, DateTimeOffset day, string? after, OrdersApp app)
    {
        var orders = new List<Order>();
        while (day >= days.From)
        {
            if (orders.Count == days.Limit)
            {
                return (orders, (day, null));
            }

            var (found, next) = app.List.Read(OrderIndex.OfStatusDay(days.Status, day), days.Limit - orders.Count, after);
            orders.AddRange(found);
            if (next is not null)
            {
                return (orders, (day, next));
            }

            (day, after) = (day.AddDays(-1), null);
        }

        return (orders, null);
    }

    private static string Text(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryDay(string text, out DateTimeOffset day) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out day);

    private sealed record Days(OrderStatus Status, DateTimeOffset From, DateTimeOffset To, int Limit)
    {
        public static Result<Days> Of(ApiRequest request, TimeProvider clock)
        {
            var query = new QueryReader(request, "status", "limit", "cursor", "from", "to");
            var limit = query.PageItems();
            if (query.OneOf("status", s_words) is not { } status)
            {
                query.Refuse("status", "required", $"Say which status: {string.Join(", ", s_words)}");
                status = s_words[0];
            }

            var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
            var to = Day(query, request, "to") ?? today;
            var from = Day(query, request, "from") ?? to;
            if (from > to || (to - from).TotalDays >= Limits.ListDaysMax)
            {
                query.Refuse("from", "out-of-range", $"A list is of 1 to {Limits.ListDaysMax} days, from the first to the last");
            }

            return query.Error is { } error ? error : new Days(OrderRows.Status(status), from, to, limit);
        }

        // Before it there was no shop; and the calendar has a first day, before which nobody can go back.
        private const int FirstYear = 2000;

        private static DateTimeOffset? Day(QueryReader query, ApiRequest request, string name)
        {
            if (request.Query(name) is not { } text)
            {
                return null;
            }

            if (TryDay(text, out var day) && day.Year >= FirstYear)
            {
                return day;
            }

            query.Refuse(name, "not-a-day", $"{name} must be a day, such as 2026-11-23");
            return null;
        }
    }
}
