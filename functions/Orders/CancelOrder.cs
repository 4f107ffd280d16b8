using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>Why an order is cancelled.</summary>
public sealed record Cancellation([property: Bounds(1, Limits.NoteCharactersMax)] string? Reason = null)
{
    /// <summary>The mistakes; null: none.</summary>
    public Error? Broken()
    {
        var faults = new List<Fault>();
        Texts.Check(faults, "/reason", Reason, Limits.NoteCharactersMax);
        return faults.Count == 0 ? null : Error.Invalid(faults);
    }
}

/// <summary>POST /orders/{id}/cancel: gives back the units of an order of which nothing is on its way.</summary>
public static class CancelOrder
{
    public static Result<Answer<Order>> Handle(Cancellation cancellation, ApiRequest request, OrdersApp app) =>
        cancellation.Broken() is { } broken
            ? broken
            : app.Answers.Once(request, nameof(CancelOrder), isRequired: false, once => Cancel(cancellation.Reason, once, request, app));

    private static Result<Answer<Order>> Cancel(string? reason, Once once, ApiRequest request, OrdersApp app) => OrderChange.Take(
        () => app.OwnOrder.Find(request), (order, act) => OrderSteps.Cancel(order, reason, act),
        after => once.Remember(OrderChange.AnswerOf(after).Render(OrdersWriter.Write)), Cause.Of(request), app)
        .TryGet(out var after, out var error)
        ? OrderChange.AnswerOf(after)
        : error;
}
