using System.Globalization;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>How an order stands in its table: one row, with the keys of the indexes it is listed by.</summary>
internal static class OrderRows
{
    public const string Kind = "ORDER";

    public static Key KeyOf(OrderId id) => new(OrdersTable.OrderKey(id), OrdersTable.Meta);

    public static string EmailKey(string email) => $"EMAIL#{email.ToLowerInvariant()}";

    /// <summary>Of a day in UTC, on which the order came into this status.</summary>
    public static string StatusDay(OrderStatus status, DateTimeOffset day) =>
        $"{Text(status)}#{day.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    public static string MomentId(DateTimeOffset at, OrderId id) => $"{Timestamp.Format(at)}#{id}";

    public static void Write(ItemWriter row, Order order)
    {
        row.String("pk", OrdersTable.OrderKey(order.Id))
            .String("sk", OrdersTable.Meta)
            .String("kind", Kind)
            .String("id", order.Id.Text)
            .String("number", order.Number)
            .String(OrdersTable.Status, Text(order.Status))
            .String("paymentStatus", Text(order.PaymentStatus))
            .String("fulfilmentStatus", Text(order.FulfilmentStatus))
            .StringIf("customerId", order.CustomerId)
            .String("email", order.Email)
            .String("currency", order.Currency)
            .Maps(OrdersTable.Lines, order.Items, OrderParts.WriteItem)
            .Number("subtotal", order.Subtotal.Amount)
            .Number("discount", order.Discount.Amount)
            .Number("shippingTotal", order.ShippingTotal.Amount)
            .Number("taxTotal", order.TaxTotal.Amount)
            .Number("total", order.Total.Amount)
            .Map("shipping", map => OrderParts.WriteShipping(map, order.Shipping))
            .Map("payment", map => OrderParts.WritePayment(map, order.Payment))
            .StringIf("couponCode", order.CouponCode)
            .StringIf("reservationExpiresAt", order.ReservationExpiresAt is { } at ? Timestamp.Format(at) : null)
            .Maps("fulfilments", order.Fulfilments, OrderParts.WriteFulfilment)
            .Maps("history", order.History, OrderParts.WriteEntry)
            .Number("version", order.Version)
            .String("createdAt", Timestamp.Format(order.CreatedAt))
            .String("updatedAt", Timestamp.Format(order.UpdatedAt));
        WriteIndexKeys(row, order);
    }

    public static Order Read(Item row)
    {
        var currency = row.String("currency");
        return new(
            OrderId.Of(row.String("id")), row.String("number"), Status(row.String(OrdersTable.Status)),
            OrderParts.PaymentStatus(row.String("paymentStatus")), OrderParts.FulfilmentStatus(row.String("fulfilmentStatus")),
            row.StringOrNull("customerId"), row.String("email"),
            [.. row.Maps(OrdersTable.Lines).Select(map => OrderParts.ReadItem(map, currency))],
            Money("subtotal"), Money("discount"), Money("shippingTotal"), Money("taxTotal"), Money("total"), currency,
            OrderParts.ReadShipping(row.Map("shipping")), OrderParts.ReadPayment(row.Map("payment")), row.StringOrNull("couponCode"),
            row.StringOrNull("reservationExpiresAt") is { } at ? Timestamp.Parse(at) : null,
            [.. row.Maps("fulfilments").Select(OrderParts.ReadFulfilment)], [.. row.Maps("history").Select(OrderParts.ReadEntry)],
            row.Number("version"), Timestamp.Parse(row.String("createdAt")), Timestamp.Parse(row.String("updatedAt")));

        Money Money(string name) => new(row.Number(name), currency);
    }

    public static string Text(OrderStatus status) => status switch
    {
        OrderStatus.Pending => OrdersTable.Pending,
        OrderStatus.Confirmed => "CONFIRMED",
        OrderStatus.Fulfilled => "FULFILLED",
        OrderStatus.Closed => "CLOSED",
        OrderStatus.Expired => "EXPIRED",
        OrderStatus.Cancelled => "CANCELLED",
    };

    public static string Text(PaymentStatus status) => status switch
    {
        PaymentStatus.Unpaid => "UNPAID",
        PaymentStatus.Paid => "PAID",
    };

    public static string Text(FulfilmentStatus status) => status switch
    {
        FulfilmentStatus.Unfulfilled => "UNFULFILLED",
        FulfilmentStatus.PartiallyFulfilled => "PARTIALLY_FULFILLED",
        FulfilmentStatus.Fulfilled => "FULFILLED",
    };

    public static OrderStatus Status(string text) => text switch
    {
        OrdersTable.Pending => OrderStatus.Pending,
        "CONFIRMED" => OrderStatus.Confirmed,
        "FULFILLED" => OrderStatus.Fulfilled,
        "CLOSED" => OrderStatus.Closed,
        "EXPIRED" => OrderStatus.Expired,
        "CANCELLED" => OrderStatus.Cancelled,
        _ => throw new InvalidDataException($"An order has the status '{text}'"),
    };

    // An order holds a place in the index "pending" as long as its units are reserved.
    private static void WriteIndexKeys(ItemWriter row, Order order)
    {
        var since = order.History.Last(entry => entry.Status == order.Status && IsFirstOf(order, entry)).At;
        row.String(OrdersTable.PlacedAtId, MomentId(order.CreatedAt, order.Id))
            .String("emailKey", EmailKey(order.Email))
            .String("statusDay", StatusDay(order.Status, since))
            .StringIf(OrdersTable.CustomerKeyName, order.CustomerId is { } customer ? OrdersTable.CustomerKey(customer) : null);
        if (order.Status is OrderStatus.Pending && order.ReservationExpiresAt is { } due)
        {
            row.String(OrdersTable.PendingShard, OrdersTable.Shard(Sharding.Of(order.Id.Text, OrdersTable.ShardsCount)))
                .String(OrdersTable.ExpiresAtId, MomentId(due, order.Id));
        }
    }

    private static bool IsFirstOf(Order order, OrderEntry entry) =>
        order.History.LastOrDefault(before => before.Sequence < entry.Sequence)?.Status != entry.Status;
}
