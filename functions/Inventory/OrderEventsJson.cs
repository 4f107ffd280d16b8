using System.Text.Json.Serialization;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// The data of the events of orders that this service hears, for reading only. Events are additive, so an unknown member passes; what is
/// required must be there.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(OrderCreated))]
[JsonSerializable(typeof(OrderConfirmed))]
[JsonSerializable(typeof(OrderCancelled))]
[JsonSerializable(typeof(OrderExpired))]
public sealed partial class OrderEventsJson : JsonSerializerContext;
