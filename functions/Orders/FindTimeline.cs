using System.Globalization;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>The query string of GET /orders/events.</summary>
/// <param name="EventType">One kind only; older clients say ORDER_CREATED and ORDER_DELETED.</param>
public sealed record FindTimelineQuery(
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor,
    [property: Bounds(3, Limits.EmailCharactersMax)] string? Email,
    string? EventType);

/// <summary>Something that happened to one of several orders.</summary>
public sealed record TimelineEntry(
    OrderId OrderId, string Number, long Sequence, string Event, OrderStatus Status, DateTimeOffset At, string By, string? Note);

/// <summary>GET /orders/events: what happened to somebody's orders, the newest order first, of each the latest first.</summary>
public static class FindTimeline
{
    private static readonly string[] s_types =
    [
        nameof(OrderCreated), nameof(OrderConfirmed), nameof(OrderCancelled), nameof(OrderExpired), nameof(OrderFulfilled),
        nameof(OrderStatusChanged), "ORDER_CREATED", "ORDER_DELETED",
    ];

    public static Result<Answer<Page<TimelineEntry>>> Handle(ApiRequest request, OrdersApp app)
    {
        var query = new QueryReader(request, "limit", "cursor", "email", "eventType");
        var limit = query.PageItems();
        var email = query.Text("email", Limits.EmailCharactersMax);
        var type = query.OneOf("eventType", s_types);
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        if (!OwnOrders.Of(request.Caller!, email).TryGet(out var index, out var error)
            || !Start.Of(request, $"events {type} {index.Value}").TryGet(out var start, out error))
        {
            return error;
        }

        var (entries, next) = Read(index, NameOf(type), limit, start, app);
        var cursor = next is null ? null : next.Encode($"events {type} {index.Value}");
        return new Answer<Page<TimelineEntry>>(new(entries, cursor)) { Link = PageLink.Next(request, cursor) };
    }

    // Goes through whole orders until the page is full or so much is read that it should end.
    private static (IReadOnlyList<TimelineEntry> Entries, Start? Next) Read(
        OrderIndex index, string? name, int limit, Start start, OrdersApp app)
    {
        var entries = new List<TimelineEntry>();
        for (var reads = 0; reads < Limits.FilterReadsMax; reads++)
        {
            var (orders, isEnd) = app.List.ReadFrom(index, Limits.PageItemsMax, start.Place);
            foreach (var order in orders)
            {
                var before = OrderList.PlaceOf(order) == start.Place ? start.Sequence : long.MaxValue;
                foreach (var entry in order.History.Reverse().Where(e => e.Sequence < before && (name is null || e.Event == name)))
                {
                    if (entries.Count == limit)
                    {
                        return (entries, start);
                    }

                    entries.Add(new(order.Id, order.Number, entry.Sequence, entry.Event, entry.Status, entry.At, entry.By, entry.Note));
                    start = new(OrderList.PlaceOf(order), entry.Sequence);
                }

                // Done with this order: the next page begins after its first entry.
                start = new(OrderList.PlaceOf(order), 0);
            }

            if (isEnd)
            {
                return (entries, null);
            }
        }

        return (entries, start);
    }

    private static string? NameOf(string? type) => type switch
    {
        "ORDER_CREATED" => nameof(OrderCreated),
        "ORDER_DELETED" => nameof(OrderCancelled),
        _ => type,
    };

    /// <summary>Where a page begins: at which order, and there before which entry.</summary>
    private sealed record Start(string? Place, long Sequence)
    {
        public string Encode(string list) => Cursor.Encode(list, Place!, Sequence.ToString(CultureInfo.InvariantCulture));

        public static Result<Start> Of(ApiRequest request, string list) => request.Query("cursor") is not { } cursor
            ? new Start(null, long.MaxValue)
            : Cursor.TryDecode(list, cursor, 2, out var parts) && OrderList.IsPlace(parts[0])
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? new Start(parts[0], sequence)
                : new Error(Problem.InvalidCursor, "Take the cursor from nextCursor of the same list");
    }
}
