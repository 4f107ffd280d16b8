using System.Text.Json.Serialization;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// The data of the events that this service hears, for reading only. Events are additive, so an unknown member passes; what is required
/// must be there.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(CustomerBlocked))]
[JsonSerializable(typeof(CustomerErasureRequested))]
public sealed partial class EventsHeardJson : JsonSerializerContext;
