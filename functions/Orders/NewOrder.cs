using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>An order as it is placed: pending, its units held for a while.</summary>
public static class NewOrder
{
    public static Order Of(OrderId id, OrderDraft draft, Buyer buyer, Totals totals, Act act) => new(
        id, OrderNumber.New(), OrderStatus.Pending, PaymentStatus.Unpaid, FulfilmentStatus.Unfulfilled, buyer.CustomerId, buyer.Email,
        [.. totals.Lines.Select(ItemOf)], totals.Subtotal, totals.Discount, totals.ShippingTotal, totals.TaxTotal, totals.Total,
        totals.Total.Currency, draft.Shipping.ToShipping(), new(draft.Payment.Method, draft.Payment.Provider), draft.CouponCode,
        act.At + Limits.ReservationKept, Fulfilments: [],
        [new(1, nameof(OrderCreated), OrderStatus.Pending, act.At, act.By)], Version: 1, act.At, act.At);

    private static OrderItem ItemOf(PricedLine priced) => new(
        priced.Line.Sku.Text, priced.Line.ProductId, priced.Line.Code, priced.Line.ProductName, priced.Line.Quantity,
        priced.Line.UnitPrice, priced.LineTotal, priced.Discount, priced.Tax);
}
