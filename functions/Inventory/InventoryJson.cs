using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// The JSON of this service's bodies. Requests are read strictly: an unknown, missing or null member is the client's mistake.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(StockView))]
[JsonSerializable(typeof(Adjustment))]
[JsonSerializable(typeof(Movement))]
[JsonSerializable(typeof(Page<Movement>))]
[JsonSerializable(typeof(ListMovementsQuery))]
public sealed partial class InventoryJson : JsonSerializerContext;
