using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Contracts.Events;

/// <summary>The JSON of every event's data. What is absent is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(ProductCreated))]
[JsonSerializable(typeof(ProductUpdated))]
[JsonSerializable(typeof(ProductPriceChanged))]
[JsonSerializable(typeof(ProductDeleted))]
[JsonSerializable(typeof(StockAdjusted))]
[JsonSerializable(typeof(StockLow))]
[JsonSerializable(typeof(StockDepleted))]
[JsonSerializable(typeof(StockReplenished))]
public sealed partial class EventsJson : JsonSerializerContext;
