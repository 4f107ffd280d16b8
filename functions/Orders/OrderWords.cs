using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>Where an order stands.</summary>
[JsonConverter(typeof(WordConverter<OrderStatus>))]
public enum OrderStatus
{
    /// <summary>Its units are reserved, and it is not paid for.</summary>
    [JsonStringEnumMemberName("PENDING")]
    Pending,

    /// <summary>It is paid for: its units are sold.</summary>
    [JsonStringEnumMemberName("CONFIRMED")]
    Confirmed,

    /// <summary>All of it is on its way.</summary>
    [JsonStringEnumMemberName("FULFILLED")]
    Fulfilled,

    /// <summary>Nothing is expected to happen to it any more.</summary>
    [JsonStringEnumMemberName("CLOSED")]
    Closed,

    /// <summary>It was not paid for in time.</summary>
    [JsonStringEnumMemberName("EXPIRED")]
    Expired,

    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,
}

/// <summary>How far the money has come. Its order is the order of the members: what is said late never takes it back.</summary>
[JsonConverter(typeof(WordConverter<PaymentStatus>))]
public enum PaymentStatus
{
    [JsonStringEnumMemberName("UNPAID")]
    Unpaid,

    [JsonStringEnumMemberName("PAID")]
    Paid,
}

/// <summary>How much of an order is on its way.</summary>
[JsonConverter(typeof(WordConverter<FulfilmentStatus>))]
public enum FulfilmentStatus
{
    [JsonStringEnumMemberName("UNFULFILLED")]
    Unfulfilled,

    [JsonStringEnumMemberName("PARTIALLY_FULFILLED")]
    PartiallyFulfilled,

    [JsonStringEnumMemberName("FULFILLED")]
    Fulfilled,
}

/// <summary>How fast an order travels.</summary>
[JsonConverter(typeof(WordConverter<ShippingType>))]
public enum ShippingType
{
    [JsonStringEnumMemberName("ECONOMIC")]
    Economic,

    [JsonStringEnumMemberName("URGENT")]
    Urgent,
}

[JsonConverter(typeof(WordConverter<PaymentMethod>))]
public enum PaymentMethod
{
    [JsonStringEnumMemberName("CASH")]
    Cash,

    [JsonStringEnumMemberName("DEBIT_CARD")]
    DebitCard,

    [JsonStringEnumMemberName("CREDIT_CARD")]
    CreditCard,
}

/// <summary>Who takes the money.</summary>
[JsonConverter(typeof(WordConverter<PaymentProvider>))]
public enum PaymentProvider
{
    /// <summary>A person, who then says that the order is paid for.</summary>
    [JsonStringEnumMemberName("manual")]
    Manual,
}
