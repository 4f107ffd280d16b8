using System.Text.Json.Serialization;
using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// The bodies that this service reads, strictly: an unknown, missing or null member is the client's mistake. What it writes:
/// <see cref="OrdersWriter"/>.
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
[JsonSerializable(typeof(OrderDraft))]
[JsonSerializable(typeof(Cancellation))]
[JsonSerializable(typeof(Confirmation))]
[JsonSerializable(typeof(FulfilmentDraft))]
[JsonSerializable(typeof(QuoteDraft))]
[JsonSerializable(typeof(TaxDraft))]
[JsonSerializable(typeof(ShippingRatesDraft))]
[JsonSerializable(typeof(CouponDraft))]
[JsonSerializable(typeof(CartDraft))]
[JsonSerializable(typeof(CartItemDraft))]
[JsonSerializable(typeof(CartMerge))]
public sealed partial class OrdersJson : JsonSerializerContext;
