using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>What a step does to the units of an order.</summary>
public enum StockMove
{
    None,

    /// <summary>Reserved units are available again.</summary>
    Release,

    /// <summary>Reserved units leave the shelf.</summary>
    Sell,

    /// <summary>Available units leave the shelf, if there are enough: a reservation ran out before the money came.</summary>
    SellUnreserved,

    /// <summary>Sold units come back to the shelf.</summary>
    Restock,
}

/// <summary>One step of an order: what it is afterwards, and what that does to its stock.</summary>
public sealed record OrderStep(Order After, StockMove Move);

/// <summary>
/// The states of an order and the only ways between them. A step that is not here cannot be taken, whoever asks for it and whenever.
/// </summary>
public static class OrderSteps
{
    /// <summary>
    /// It is paid for. Money that comes after the reservation ran out still buys, as long as there are units; not at a coupon's price,
    /// since its use went back and somebody else may have it.
    /// </summary>
    /// <param name="reference">What the payment is known by.</param>
    public static Result<OrderStep> Confirm(Order order, string? reference, Act act) => order.Status switch
    {
        OrderStatus.Pending => Confirmed(order, reference, act, StockMove.Sell),
        OrderStatus.Expired when order.CouponCode is null => Confirmed(order, reference, act, StockMove.SellUnreserved),
        OrderStatus.Expired => new Error(
            Problem.InvalidState, "The order's coupon went back with its reservation, and may be used up: place the order again"),
        _ => Not(order, "be confirmed"),
    };

    /// <summary>Nobody wants it any more. Nothing of it may be on its way.</summary>
    public static Result<OrderStep> Cancel(Order order, string? reason, Act act) => order.Status switch
    {
        OrderStatus.Pending => Cancelled(order, reason, act, StockMove.Release),
        OrderStatus.Confirmed when order.FulfilmentStatus is FulfilmentStatus.Unfulfilled =>
            Cancelled(order, reason, act, StockMove.Restock),
        OrderStatus.Confirmed => new Error(Problem.InvalidState, "A part of the order is on its way already"),
        _ => Not(order, "be cancelled"),
    };

    /// <summary>It was not paid for in time.</summary>
    public static Result<OrderStep> Expire(Order order, Act act)
    {
        if (order.Status is not OrderStatus.Pending)
        {
            return Not(order, "expire");
        }

        if (order.ReservationExpiresAt is { } due && act.At < due)
        {
            return new Error(Problem.InvalidState, $"The order's units are held until {Timestamp.Format(due)}");
        }

        var after = order with { Status = OrderStatus.Expired, ReservationExpiresAt = null };
        return new OrderStep(Next(after, nameof(OrderExpired), act), StockMove.Release);
    }

    /// <summary>Units are handed to a carrier: those named, or all that are left.</summary>
    public static Result<OrderStep> Fulfil(Order order, FulfilmentDraft draft, Act act)
    {
        if (order.Status is not OrderStatus.Confirmed)
        {
            return Not(order, "be fulfilled");
        }

        // The last that there is room for must take all that is left.
        if (order.Fulfilments.Count >= Limits.OrderFulfilmentsMax - 1 && draft.Lines is not null)
        {
            return new Error(
                Problem.InvalidState,
                $"An order goes in {Limits.OrderFulfilmentsMax} parcels at most: leave lines out, and all that is left goes");
        }

        if (!draft.LinesFor(order).TryGet(out var lines, out var error))
        {
            return error;
        }

        var shipped = order with { Fulfilments = [.. order.Fulfilments, new(lines.Lines, draft.Carrier, draft.TrackingNumber, act.At)] };
        var isComplete = shipped.Items.All(item => shipped.FulfilledOf(item.Sku) == item.Quantity);
        var after = shipped with
        {
            Status = isComplete ? OrderStatus.Fulfilled : OrderStatus.Confirmed,
            FulfilmentStatus = isComplete ? FulfilmentStatus.Fulfilled : FulfilmentStatus.PartiallyFulfilled,
        };
        return new OrderStep(Next(after, nameof(OrderFulfilled), act, draft.TrackingNumber), StockMove.None);
    }

    /// <summary>It arrived long ago, and nothing is expected to happen to it.</summary>
    public static Result<OrderStep> Close(Order order, Act act) => order.Status is OrderStatus.Fulfilled
        ? new OrderStep(Next(order with { Status = OrderStatus.Closed }, nameof(OrderStatusChanged), act), StockMove.None)
        : Not(order, "be closed");

    private static OrderStep Confirmed(Order order, string? reference, Act act, StockMove move)
    {
        var after = order with
        {
            Status = OrderStatus.Confirmed,
            PaymentStatus = PaymentStatus.Paid,
            Payment = order.Payment with { Reference = reference },
            ReservationExpiresAt = null,
        };
        return new(Next(after, nameof(OrderConfirmed), act, reference), move);
    }

    private static OrderStep Cancelled(Order order, string? reason, Act act, StockMove move)
    {
        var after = order with { Status = OrderStatus.Cancelled, ReservationExpiresAt = null };
        return new(Next(after, nameof(OrderCancelled), act, reason), move);
    }

    private static Order Next(Order order, string @event, Act act, string? note = null) => order with
    {
        Version = order.Version + 1,
        UpdatedAt = act.At,
        History = [.. order.History, new(order.Version + 1, @event, order.Status, act.At, act.By, note)],
    };

    private static Error Not(Order order, string what) =>
        new(Problem.InvalidState, $"The order is {OrderRows.Text(order.Status)} and cannot {what}");
}

/// <summary>Who does something to an order, and when.</summary>
/// <param name="By">What kind of actor: <c>customer</c>, <c>admin</c> or <c>system</c>; a customer need not know which person.</param>
public readonly record struct Act(string By, DateTimeOffset At)
{
    /// <summary>Of an event's actor, such as <c>admin:&lt;sub&gt;</c>.</summary>
    public static Act Of(Stores.Cause cause, TimeProvider clock) => new(cause.Actor.Split(':')[0], Timestamp.Now(clock));
}
