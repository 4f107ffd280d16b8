using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Inventory;

/// <summary>The query string of GET /inventory/{productId}/movements.</summary>
public sealed record ListMovementsQuery(
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor);

/// <summary>GET /inventory/{productId}/movements: every change of a SKU's stock, newest first.</summary>
public static class ListMovements
{
    public static Result<Answer<Page<Movement>>> Handle(ApiRequest request, InventoryApp app)
    {
        var query = new QueryReader(request, "limit", "cursor");
        var limit = query.PageItems();
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        if (!Sku.TryParse(request.PathParameter("productId"), out var sku))
        {
            return Error.NotFound("such product or variant");
        }

        var list = $"movements {sku}";
        MovementId? after = null;
        if (request.Query("cursor") is { } cursor)
        {
            if (!Cursor.TryDecode(list, cursor, 1, out var parts) || !Id.TryParse<MovementId>(parts[0], out var id))
            {
                return new Error(Problem.InvalidCursor, "Take the cursor from nextCursor of the same list");
            }

            after = id;
        }

        if (!app.Stock.Find(sku).TryGet(out _, out var error))
        {
            return error;
        }

        var (movements, next) = app.Stock.Movements(sku, limit, after);
        var nextCursor = next is { } last ? Cursor.Encode(list, last.Text) : null;
        return new Answer<Page<Movement>>(new(movements, nextCursor)) { Link = PageLink.Next(request, nextCursor) };
    }
}
