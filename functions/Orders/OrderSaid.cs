using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>The event that each step of an order is told by, ordered by the order's version.</summary>
internal static class OrderSaid
{
    public static Write Placed(Order order, Outbox outbox, Cause cause) => outbox.Say(
        new OrderCreated(order.Id, order.Number, LinesOf(order), order.Total, order.ReservationExpiresAt!.Value, order.CustomerId),
        EventsWriter.Write, order.Id.Text, order.Version, cause);

    public static Write Of(Order before, Order after, Outbox outbox, Cause cause)
    {
        var (subject, sequence) = (after.Id.Text, after.Version);
        var last = after.History[^1];
        return last.Event switch
        {
            nameof(OrderConfirmed) => outbox.Say(
                new OrderConfirmed(after.Id, after.Number, after.Email, LinesOf(after), after.Total, after.CustomerId, last.Note),
                EventsWriter.Write, subject, sequence, cause),
            nameof(OrderCancelled) => outbox.Say(
                new OrderCancelled(
                    after.Id, after.Number, LinesOf(after), after.Total, WasPaid: after.PaymentStatus is PaymentStatus.Paid,
                    after.CustomerId, last.Note),
                EventsWriter.Write, subject, sequence, cause),
            nameof(OrderExpired) => outbox.Say(
                new OrderExpired(after.Id, after.Number, LinesOf(after), after.Total, after.CustomerId),
                EventsWriter.Write, subject, sequence, cause),
            nameof(OrderFulfilled) => outbox.Say(
                new OrderFulfilled(
                    after.Id, after.Number,
                    [.. after.Fulfilments[^1].Lines.Select(line => new FulfilledLine(line.Sku, line.Quantity))],
                    after.Fulfilments[^1].Carrier, IsComplete: after.FulfilmentStatus is FulfilmentStatus.Fulfilled,
                    after.CustomerId, after.Fulfilments[^1].TrackingNumber),
                EventsWriter.Write, subject, sequence, cause),
            nameof(OrderStatusChanged) => outbox.Say(
                new OrderStatusChanged(
                    after.Id, after.Number, OrderRows.Text(before.Status), OrderRows.Text(after.Status), after.CustomerId),
                EventsWriter.Write, subject, sequence, cause),
            var other => throw new InvalidOperationException($"{other} is a step without an event"),
        };
    }

    public static Write Rejected(OrderId id, string? customerId, string reason, IReadOnlyList<string> skus, Outbox outbox, Cause cause) =>
        outbox.Say(new OrderRejected(id, reason, skus, customerId), EventsWriter.Write, id.Text, sequence: null, cause);

    private static IReadOnlyList<OrderedLine> LinesOf(Order order) =>
    [
        .. order.Items.Select(item => new OrderedLine(
            item.Sku, item.ProductId, item.Code, item.ProductName, item.Quantity, item.UnitPrice, item.LineTotal)),
    ];
}
