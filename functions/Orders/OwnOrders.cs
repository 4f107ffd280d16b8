using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>Which orders somebody may list.</summary>
internal static class OwnOrders
{
    /// <summary>A customer's own, whatever else is asked for; an admin must say whose.</summary>
    public static Result<OrderIndex> Of(Caller caller, string? email)
    {
        if (caller.Has(Scope.AdminWeb))
        {
            return email is null
                ? Error.Invalid(new Fault("?email", "required", "Say whose orders; GET /admin/orders lists everybody's"))
                : OrderIndex.OfEmail(email);
        }

        return email is null || string.Equals(email, caller.Email, StringComparison.OrdinalIgnoreCase)
            ? OrderIndex.OfCustomer(caller.Subject)
            : new Error(Problem.Forbidden, "These are somebody else's orders");
    }

    /// <summary>The place that the request's cursor names; none: the list's beginning.</summary>
    public static Result<After> After(ApiRequest request, OrderIndex index) => request.Query("cursor") is not { } cursor
        ? new After(null)
        : Cursor.TryDecode(index.Value, cursor, 1, out var parts) && OrderList.IsPlace(parts[0])
            ? new After(parts[0])
            : new Error(Problem.InvalidCursor, "Take the cursor from nextCursor of the same list");
}

/// <summary>A place in a list; null: before its first.</summary>
internal sealed record After(string? Place);
