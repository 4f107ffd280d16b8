using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>What the clock does to many orders, one after another. What a round has no time for, the next one finds.</summary>
internal static class OrderRound
{
    /// <summary>Time that one order may take, and so what must be left of the round for the next to be begun.</summary>
    private static readonly TimeSpan s_reserve = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Takes each order a step. One whose row or whose stock makes no sense is told of, and must not keep the others from it. What else
    /// fails, fails the round.
    /// </summary>
    /// <param name="step">Null: it is done, or need not be.</param>
    public static void Run(IEnumerable<OrderId> orders, Func<OrderId, Error?> step, OrdersApp app)
    {
        foreach (var id in orders)
        {
            if (app.Deadline.Remaining < s_reserve)
            {
                return;
            }

            try
            {
                if (step(id) is { } refusal)
                {
                    app.Telemetry.Log.Error("step-refused", exception: null, ("orderId", id.Text), ("detail", refusal.Detail));
                }
            }
            catch (Exception poison) when (poison is InvalidDataException or FormatException)
            {
                app.Telemetry.Log.Error("order-unreadable", poison, ("orderId", id.Text));
            }
        }
    }
}
