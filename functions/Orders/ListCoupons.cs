using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>The query string of GET /admin/coupons.</summary>
public sealed record ListCouponsQuery(
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor);

/// <summary>GET /admin/coupons: every coupon, by code.</summary>
public static class ListCoupons
{
    private const string List = "coupons";

    public static Result<Answer<Page<Coupon>>> Handle(ApiRequest request, OrdersApp app)
    {
        var query = new QueryReader(request, "limit", "cursor");
        var limit = query.PageItems();
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        string? after = null;
        if (request.Query("cursor") is { } cursor)
        {
            if (!Cursor.TryDecode(List, cursor, 1, out var parts) || !CouponCode.TryRead(parts[0], out after))
            {
                return new Error(Problem.InvalidCursor, "Take the cursor from nextCursor of the same list");
            }
        }

        var (coupons, next) = app.Coupons.Read(limit, after);
        var nextCursor = next is null ? null : Cursor.Encode(List, next);
        return new Answer<Page<Coupon>>(new(coupons, nextCursor)) { Link = PageLink.Next(request, nextCursor) };
    }
}
