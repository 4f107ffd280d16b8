using Ecommerce.Kernel;

namespace Ecommerce.Contracts.Events;

/// <summary>The JSON of every event's data. What is absent is left out.</summary>
[WritesJson(typeof(CustomerRegistered))]
[WritesJson(typeof(CustomerBlocked))]
[WritesJson(typeof(CustomerUnblocked))]
[WritesJson(typeof(CustomerErasureRequested))]
[WritesJson(typeof(ProductCreated))]
[WritesJson(typeof(ProductUpdated))]
[WritesJson(typeof(ProductPriceChanged))]
[WritesJson(typeof(ProductDeleted))]
[WritesJson(typeof(StockAdjusted))]
[WritesJson(typeof(StockLow))]
[WritesJson(typeof(StockDepleted))]
[WritesJson(typeof(StockReplenished))]
[WritesJson(typeof(OrderCreated))]
[WritesJson(typeof(OrderConfirmed))]
[WritesJson(typeof(OrderCancelled))]
[WritesJson(typeof(OrderExpired))]
[WritesJson(typeof(OrderFulfilled))]
[WritesJson(typeof(OrderStatusChanged))]
[WritesJson(typeof(OrderRejected))]
public static partial class EventsWriter;
