using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// Hears of an order as long after its placing as its units are held, and gives them back unless it was paid for. What the order's row says
/// decides, not the message: it may come late, early or twice.
/// </summary>
public static class ExpireReservation
{
    public static IReadOnlyList<Consumer> Consumers(OrdersApp app) =>
    [
        Consumer.Of<OrderCreated>(
            (placed, heard) => Expire(placed.OrderId, Cause.Of(heard, Cause.ActorOf("orders")), app),
            EventsHeardJson.Default.OrderCreated),
    ];

    /// <summary>Null: it is expired, or need not be, or its time has not come and the sweep will see to it.</summary>
    public static Error? Expire(OrderId id, Cause cause, OrdersApp app) => OrderChange.Take(
        () => app.Orders.Find(id) is { } order ? order : Error.NotFound($"order {id}"), OrderSteps.Expire, _ => [], cause, app)
        .TryGet(out _, out var error) || error.Problem == Problem.InvalidState ? null : error;
}
