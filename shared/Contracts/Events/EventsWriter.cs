using Ecommerce.Kernel;

namespace Ecommerce.Contracts.Events;

/// <summary>The JSON of every event's data. What is absent is left out.</summary>
[WritesJson(typeof(ProductCreated))]
[WritesJson(typeof(ProductUpdated))]
[WritesJson(typeof(ProductPriceChanged))]
[WritesJson(typeof(ProductDeleted))]
[WritesJson(typeof(StockAdjusted))]
[WritesJson(typeof(StockLow))]
[WritesJson(typeof(StockDepleted))]
[WritesJson(typeof(StockReplenished))]
public static partial class EventsWriter;
