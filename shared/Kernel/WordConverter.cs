using System.Text.Json.Serialization;

namespace Ecommerce.Kernel;

/// <summary>
/// An enumeration as words on the wire, and as nothing else: the base library's own converter takes numbers too, even those that no
/// member has.
/// </summary>
public sealed class WordConverter<TEnum>() : JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false)
    where TEnum : struct, Enum;
