using System.Text.Json.Serialization;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// The data of the events of products that this service hears, for reading only. Events are additive, so an unknown member passes; what is
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
[JsonSerializable(typeof(ProductCreated))]
[JsonSerializable(typeof(ProductUpdated))]
[JsonSerializable(typeof(ProductDeleted))]
public sealed partial class CatalogueJson : JsonSerializerContext;
