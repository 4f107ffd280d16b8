using System.Text.Json.Serialization;
using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>An order, as it is stored and as it is answered. Its figures are those of the moment in which it was placed.</summary>
/// <param name="Number">What people call it: ten characters that nobody can guess or count.</param>
/// <param name="CustomerId">Whose it is; null where an admin placed it for somebody without an account.</param>
/// <param name="ReservationExpiresAt">Until when its units are held for it; null once they are sold or given back.</param>
/// <param name="Version">Counts its changes, from 1; it orders the events about it.</param>
public sealed record Order(
    OrderId Id, string Number, OrderStatus Status, PaymentStatus PaymentStatus, FulfilmentStatus FulfilmentStatus, string? CustomerId,
    string Email, IReadOnlyList<OrderItem> Items, Money Subtotal, Money Discount, Money ShippingTotal, Money TaxTotal, Money Total,
    string Currency, Shipping Shipping, Payment Payment, string? CouponCode, DateTimeOffset? ReservationExpiresAt,
    IReadOnlyList<Fulfilment> Fulfilments, IReadOnlyList<OrderEntry> History, long Version, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    [JsonIgnore]
    public string ETag => ETags.Of(Version);

    /// <summary>How many units of a SKU are on their way already.</summary>
    public long FulfilledOf(string sku) =>
        Fulfilments.SelectMany(fulfilment => fulfilment.Lines).Where(line => line.Sku == sku).Sum(line => line.Quantity);
}

/// <summary>Units of one SKU, at the price of the moment.</summary>
/// <param name="Discount">This line's share of the order's discount.</param>
/// <param name="Tax">Of the line after its discount; part of the price where prices include taxes.</param>
public sealed record OrderItem(
    string Sku, ProductId ProductId, string Code, string ProductName, long Quantity, Money UnitPrice, Money LineTotal, Money Discount,
    Money Tax);

/// <summary>Where an order goes and how.</summary>
/// <param name="Address">Null where it is collected, or needs no journey.</param>
public sealed record Shipping(ShippingType Type, string Carrier, Address? Address);

public sealed record Address(string Name, string Line1, string City, string PostalCode, string Country, string? Line2, string? Region);

/// <summary>How an order is paid for.</summary>
/// <param name="Reference">What the payment is known by, once there is one.</param>
public sealed record Payment(PaymentMethod Method, PaymentProvider Provider, string? Reference = null);

/// <summary>Units that were handed to a carrier.</summary>
public sealed record Fulfilment(
    IReadOnlyList<FulfilmentLine> Lines, string Carrier, string? TrackingNumber, DateTimeOffset At);

/// <param name="Sku">As in the order's items.</param>
public sealed record FulfilmentLine(string Sku, long Quantity);

/// <summary>One thing that happened to an order.</summary>
/// <param name="Sequence">The order's version that it made.</param>
/// <param name="Event">The name of the event that tells of it.</param>
/// <param name="By">What kind of actor it was: <c>customer</c>, <c>admin</c> or <c>system</c>.</param>
public sealed record OrderEntry(long Sequence, string Event, OrderStatus Status, DateTimeOffset At, string By, string? Note = null);
