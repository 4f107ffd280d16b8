using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>How the parts of an order stand in its row.</summary>
internal static class OrderParts
{
    public static void WriteItem(OrderItem item, ItemWriter map) => map
        .String(OrdersTable.Sku, item.Sku)
        .String("productId", item.ProductId.Text)
        .String("code", item.Code)
        .String("productName", item.ProductName)
        .Number(OrdersTable.Quantity, item.Quantity)
        .Number("unitPrice", item.UnitPrice.Amount)
        .Number("lineTotal", item.LineTotal.Amount)
        .Number("discount", item.Discount.Amount)
        .Number("tax", item.Tax.Amount);

    public static OrderItem ReadItem(Item map, string currency) => new(
        map.String(OrdersTable.Sku), ProductId.Of(map.String("productId")), map.String("code"), map.String("productName"),
        map.Number(OrdersTable.Quantity), new(map.Number("unitPrice"), currency), new(map.Number("lineTotal"), currency),
        new(map.Number("discount"), currency), new(map.Number("tax"), currency));

    public static void WriteShipping(ItemWriter map, Shipping shipping)
    {
        map.String("type", Text(shipping.Type)).String("carrier", shipping.Carrier);
        if (shipping.Address is { } address)
        {
            map.Map("address", a => a
                .String("name", address.Name)
                .String("line1", address.Line1)
                .StringIf("line2", address.Line2)
                .String("city", address.City)
                .StringIf("region", address.Region)
                .String("postalCode", address.PostalCode)
                .String("country", address.Country));
        }
    }

    public static Shipping ReadShipping(Item map) => new(
        ShippingType(map.String("type")), map.String("carrier"),
        map.MapOrNull("address") is { } a
            ? new(
                a.String("name"), a.String("line1"), a.String("city"), a.String("postalCode"), a.String("country"),
                a.StringOrNull("line2"), a.StringOrNull("region"))
            : null);

    public static void WritePayment(ItemWriter map, Payment payment) => map
        .String("method", payment.Method switch
        {
            PaymentMethod.Cash => "CASH",
            PaymentMethod.DebitCard => "DEBIT_CARD",
            PaymentMethod.CreditCard => "CREDIT_CARD",
        })
        .String("provider", payment.Provider switch
        {
            PaymentProvider.Manual => "manual",
        })
        .StringIf("reference", payment.Reference);

    public static Payment ReadPayment(Item map) => new(
        map.String("method") switch
        {
            "CASH" => PaymentMethod.Cash,
            "DEBIT_CARD" => PaymentMethod.DebitCard,
            "CREDIT_CARD" => PaymentMethod.CreditCard,
            var other => throw new InvalidDataException($"An order has the payment method '{other}'"),
        },
        map.String("provider") switch
        {
            "manual" => PaymentProvider.Manual,
            var other => throw new InvalidDataException($"An order has the payment provider '{other}'"),
        },
        map.StringOrNull("reference"));

    public static void WriteFulfilment(Fulfilment fulfilment, ItemWriter map) => map
        .Maps("lines", fulfilment.Lines, (line, l) => l.String("sku", line.Sku).Number("quantity", line.Quantity))
        .String("carrier", fulfilment.Carrier)
        .StringIf("trackingNumber", fulfilment.TrackingNumber)
        .String("at", Timestamp.Format(fulfilment.At));

    public static Fulfilment ReadFulfilment(Item map) => new(
        [.. map.Maps("lines").Select(line => new FulfilmentLine(line.String("sku"), line.Number("quantity")))],
        map.String("carrier"), map.StringOrNull("trackingNumber"), Timestamp.Parse(map.String("at")));

    public static void WriteEntry(OrderEntry entry, ItemWriter map) => map
        .Number("sequence", entry.Sequence)
        .String("event", entry.Event)
        .String("status", OrderRows.Text(entry.Status))
        .String("at", Timestamp.Format(entry.At))
        .String("by", entry.By)
        .StringIf("note", entry.Note);

    public static OrderEntry ReadEntry(Item map) => new(
        map.Number("sequence"), map.String("event"), OrderRows.Status(map.String("status")), Timestamp.Parse(map.String("at")),
        map.String("by"), map.StringOrNull("note"));

    public static string Text(ShippingType type) => type switch
    {
        Orders.ShippingType.Economic => "ECONOMIC",
        Orders.ShippingType.Urgent => "URGENT",
    };

    public static ShippingType ShippingType(string text) => text switch
    {
        "ECONOMIC" => Orders.ShippingType.Economic,
        "URGENT" => Orders.ShippingType.Urgent,
        _ => throw new InvalidDataException($"An order or a rate has the shipping type '{text}'"),
    };

    public static PaymentStatus PaymentStatus(string text) => text switch
    {
        "UNPAID" => Orders.PaymentStatus.Unpaid,
        "PAID" => Orders.PaymentStatus.Paid,
        _ => throw new InvalidDataException($"An order has the payment status '{text}'"),
    };

    public static FulfilmentStatus FulfilmentStatus(string text) => text switch
    {
        "UNFULFILLED" => Orders.FulfilmentStatus.Unfulfilled,
        "PARTIALLY_FULFILLED" => Orders.FulfilmentStatus.PartiallyFulfilled,
        "FULFILLED" => Orders.FulfilmentStatus.Fulfilled,
        _ => throw new InvalidDataException($"An order has the fulfilment status '{text}'"),
    };
}
