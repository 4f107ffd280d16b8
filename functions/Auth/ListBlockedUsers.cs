using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>The query string of GET /admin/blocked-users.</summary>
/// <param name="Reason">Must be there: blocks are kept by it.</param>
public sealed record ListBlockedUsersQuery(
    [property: Bounds(1, Limits.PageItemsMax)] int? Limit,
    [property: Bounds(1, Limits.CursorCharactersMax)] string? Cursor,
    BlockReason? Reason);

/// <summary>GET /admin/blocked-users: the addresses that are blocked for a reason, the newest first.</summary>
public static class ListBlockedUsers
{
    public static Result<Answer<Page<BlockedUser>>> Handle(ApiRequest request, AuthApp app)
    {
        var query = new QueryReader(request, "limit", "cursor", "reason");
        var limit = query.PageItems();
        var text = query.OneOf("reason", [.. Words.Reasons]);
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        if (text is null)
        {
            return Error.Invalid(new Fault("?reason", "required", $"Say which: {string.Join(", ", Words.Reasons)}"));
        }

        (string, string)? after = null;
        var list = $"blocked {text}";
        if (request.Query("cursor") is { } cursor)
        {
            if (!Cursor.TryDecode(list, cursor, 2, out var parts) || !Timestamp.TryParse(parts[1], out _))
            {
                return new Error(Problem.InvalidCursor, "Take the cursor from nextCursor of the same list");
            }

            after = (parts[0], parts[1]);
        }

        var (blocks, next) = app.Blocked.Read(Words.Reason(text), limit, after);
        var nextCursor = next is null ? null : Cursor.Encode(list, next.Email, Timestamp.Format(next.BlockedAt));
        return new Answer<Page<BlockedUser>>(new(blocks, nextCursor)) { Link = PageLink.Next(request, nextCursor) };
    }
}
