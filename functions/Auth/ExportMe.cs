using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>The query string of GET /customers/me/export.</summary>
public sealed record ExportMeQuery(
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor);

/// <summary>An order, as far as an export tells of it: GET /orders/{id} says the rest.</summary>
/// <param name="Total">In minor units of the currency.</param>
public sealed record ExportedOrder(string Id, string Number, string Status, DateTimeOffset PlacedAt, long Total, string Currency);

/// <summary>What is kept of a customer: the profile, and a page of the orders, the newest first.</summary>
/// <param name="NextCursor">Where the orders go on; null: here they end.</param>
public sealed record Export(Profile Profile, IReadOnlyList<ExportedOrder> Orders, string? NextCursor = null);

/// <summary>GET /customers/me/export: what is kept of who asks, to take along.</summary>
public static class ExportMe
{
    public static Result<Answer<Export>> Handle(ApiRequest request, AuthApp app)
    {
        var query = new QueryReader(request, "limit", "cursor");
        var limit = query.PageItems();
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        if (Me.Find(request, app) is not { } me)
        {
            return Me.None;
        }

        string? after = null;
        var list = $"export {me.CustomerId}";
        if (request.Query("cursor") is { } cursor)
        {
            if (!Cursor.TryDecode(list, cursor, 1, out var parts) || !OrderExport.IsPlace(parts[0]))
            {
                return new Error(Problem.InvalidCursor, "Take the cursor from nextCursor of the same export");
            }

            after = parts[0];
        }

        var (orders, next) = app.Orders.Read(me.CustomerId, limit, after);
        var nextCursor = next is null ? null : Cursor.Encode(list, next);
        return new Answer<Export>(new(me, orders, nextCursor)) { Link = PageLink.Next(request, nextCursor) };
    }
}
