using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>That an order was paid for outside: in cash, by bank transfer.</summary>
/// <param name="Reference">What the payment is known by: a receipt, a statement.</param>
public sealed record Confirmation([property: Bounds(1, Limits.ReferenceCharactersMax)] string? Reference = null)
{
    /// <summary>The mistakes; null: none.</summary>
    public Error? Broken()
    {
        var faults = new List<Fault>();
        Texts.Check(faults, "/reference", Reference, Limits.ReferenceCharactersMax);
        return faults.Count == 0 ? null : Error.Invalid(faults);
    }
}

/// <summary>POST /orders/{id}/confirmation: an admin has seen the money, so the units of the order are sold.</summary>
public static class ConfirmOrder
{
    public static Result<Answer<Order>> Handle(Confirmation confirmation, ApiRequest request, OrdersApp app)
    {
        if (!ETags.RequiredVersion(request).TryGet(out var version, out var error))
        {
            return error;
        }

        return confirmation.Broken() is { } broken
            ? broken
            : OrderChange.Take(version, (order, act) => OrderSteps.Confirm(order, confirmation.Reference, act), request, app);
    }
}
