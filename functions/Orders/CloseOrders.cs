using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>Once a day, closes the orders that were wholly on their way so long ago that nothing is expected to happen to them.</summary>
public static class CloseOrders
{
    /// <summary>Days looked back on, so that a round that did not come is made good by a later one.</summary>
    private const int DaysBack = 7;

    public static void Round(OrdersApp app)
    {
        var cause = Cause.OfClock("orders", app.Clock);
        var last = app.Clock.GetUtcNow() - Limits.OrderClosedAfter;
        var days = Enumerable.Range(0, DaysBack).Select(day => OrderIndex.OfStatusDay(OrderStatus.Fulfilled, last.AddDays(-day)));
        OrderRound.Run(days.SelectMany(app.Due.In), id => Close(id, cause, app), app);
    }

    private static Error? Close(OrderId id, Cause cause, OrdersApp app) => OrderChange.Take(
        () => app.Orders.Find(id) is { } order ? order : Error.NotFound($"order {id}"), OrderSteps.Close, _ => [], cause, app)
        .TryGet(out _, out var error) || error.Problem == Problem.InvalidState ? null : error;
}
