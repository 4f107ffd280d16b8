using Ecommerce.Kernel;

namespace Ecommerce.Contracts.Events;

/// <summary>Units of one SKU in an order.</summary>
/// <param name="UnitPrice">What one unit costs, before discounts.</param>
public sealed record OrderedLine(
    string Sku, ProductId ProductId, string Code, string ProductName, long Quantity, Money UnitPrice, Money LineTotal);

/// <summary>An order was placed and its units are reserved until <paramref name="ReservationExpiresAt"/>.</summary>
/// <param name="CustomerId">Whose order it is; null where an admin placed it for somebody without an account.</param>
public sealed record OrderCreated(
    OrderId OrderId, string Number, IReadOnlyList<OrderedLine> Lines, Money Total, DateTimeOffset ReservationExpiresAt,
    string? CustomerId = null) : IEvent
{
    public static EventType Event => new(EventSource.Orders, nameof(OrderCreated));
}

/// <summary>An order was paid for: its units are sold.</summary>
/// <param name="Email">Where the confirmation goes.</param>
/// <param name="PaymentReference">What the payment is known by; null for none.</param>
public sealed record OrderConfirmed(
    OrderId OrderId, string Number, string Email, IReadOnlyList<OrderedLine> Lines, Money Total, string? CustomerId = null,
    string? PaymentReference = null) : IEvent
{
    public static EventType Event => new(EventSource.Orders, nameof(OrderConfirmed));
}

/// <summary>An order was cancelled, and its units are available again.</summary>
/// <param name="WasPaid">The money has to be given back.</param>
public sealed record OrderCancelled(
    OrderId OrderId, string Number, IReadOnlyList<OrderedLine> Lines, Money Total, bool WasPaid, string? CustomerId = null,
    string? Reason = null) : IEvent
{
    public static EventType Event => new(EventSource.Orders, nameof(OrderCancelled));
}

/// <summary>An order was not paid for in time, and its units are available again.</summary>
public sealed record OrderExpired(
    OrderId OrderId, string Number, IReadOnlyList<OrderedLine> Lines, Money Total, string? CustomerId = null) : IEvent
{
    public static EventType Event => new(EventSource.Orders, nameof(OrderExpired));
}

/// <summary>Units of an order were handed to a carrier.</summary>
/// <param name="Lines">What is on its way with this fulfilment.</param>
/// <param name="IsComplete">Nothing is left to send.</param>
public sealed record OrderFulfilled(
    OrderId OrderId, string Number, IReadOnlyList<FulfilledLine> Lines, string Carrier, bool IsComplete, string? CustomerId = null,
    string? TrackingNumber = null) : IEvent
{
    public static EventType Event => new(EventSource.Orders, nameof(OrderFulfilled));
}

/// <summary>Units of one SKU in a fulfilment.</summary>
public sealed record FulfilledLine(string Sku, long Quantity);

/// <summary>An order came into another state, for a reason that has no event of its own.</summary>
public sealed record OrderStatusChanged(OrderId OrderId, string Number, string From, string To, string? CustomerId = null) : IEvent
{
    public static EventType Event => new(EventSource.Orders, nameof(OrderStatusChanged));
}

/// <summary>An order could not be placed. It is known by the id that it would have had.</summary>
/// <param name="Reason"><c>PRODUCT_NOT_FOUND</c> or <c>INSUFFICIENT_STOCK</c>.</param>
/// <param name="Skus">What there is none of, or not enough.</param>
public sealed record OrderRejected(OrderId OrderId, string Reason, IReadOnlyList<string> Skus, string? CustomerId = null) : IEvent
{
    public static EventType Event => new(EventSource.Orders, nameof(OrderRejected));
}
