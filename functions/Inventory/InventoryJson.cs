using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// The bodies that this service reads, strictly: an unknown, missing or null member is the client's mistake. What it writes:
/// <see cref="InventoryWriter"/>.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(Adjustment))]
[JsonSerializable(typeof(Threshold))]
[JsonSerializable(typeof(ReconciliationDraft))]
public sealed partial class InventoryJson : JsonSerializerContext;
