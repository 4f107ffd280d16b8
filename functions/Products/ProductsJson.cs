using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Products;

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
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(ProductDraft))]
[JsonSerializable(typeof(Page<Product>))]
[JsonSerializable(typeof(CategoryList))]
[JsonSerializable(typeof(ListProductsQuery))]
[JsonSerializable(typeof(ListAllProductsQuery))]
public sealed partial class ProductsJson : JsonSerializerContext;
