using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>Once a minute, gives back the units of pending orders whose time is over and whose message was late or lost.</summary>
public static class SweepReservations
{
    public static void Round(OrdersApp app)
    {
        var cause = Cause.OfClock("orders", app.Clock);
        OrderRound.Run(app.Due.Expiring(), id => ExpireReservation.Expire(id, cause, app), app);
    }
}
