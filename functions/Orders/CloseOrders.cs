using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>Once a day, closes the orders that were wholly on their way so long ago that nothing is expected to happen to them.</summary>
public static class CloseOrders
{
    /// <summary>Days looked back on, so that a round that did not come is made good by a later one.</summary>
    private const int DaysBack = 7;

    private static readonly TimeSpan s_reserve = TimeSpan.FromSeconds(10);

    public static void Round(OrdersApp app)
    {
        var cause = Cause.OfClock("orders", app.Clock);
        var last = app.Clock.GetUtcNow() - Limits.OrderClosedAfter;
        for (var day = 0; day < DaysBack; day++)
        {
            Close(OrderIndex.OfStatusDay(OrderStatus.Fulfilled, last.AddDays(-day)), cause, app);
        }
    }

    private static void Close(OrderIndex index, Cause cause, OrdersApp app)
    {
        string? after = null;
        do
        {
            var (orders, next) = app.List.Read(index, Limits.PageItemsMax, after);
            foreach (var order in orders)
            {
                if (app.Deadline.Remaining < s_reserve)
                {
                    return;
                }

                var closed = OrderChange.Take(
                    () => app.Orders.Find(order.Id) is { } now ? now : Error.NotFound($"order {order.Id}"), OrderSteps.Close, _ => [],
                    cause, app);
                if (!closed.TryGet(out _, out var error) && error.Problem != Problem.InvalidState)
                {
                    app.Telemetry.Log.Error("closing-failed", null, ("orderId", order.Id.Text), ("detail", error.Detail));
                }
            }

            after = next;
        }
        while (after is not null);
    }
}
