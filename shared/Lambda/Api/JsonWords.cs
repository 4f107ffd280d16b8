using System.Text.Json.Serialization.Metadata;

namespace Ecommerce.Lambda;

/// <summary>What a value should be, in words for a client's developer.</summary>
internal static class JsonWords
{
    public static string For(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
        JsonTypeInfoKind.Enumerable => "an array",
        _ => Value(Nullable.GetUnderlyingType(type.Type) ?? type.Type),
    };

    private static string Value(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => "one of the known values",
        TypeCode.String => "a string",
        TypeCode.Boolean => "true or false",
        TypeCode.Byte => $"a whole number from 0 to {byte.MaxValue}",
        TypeCode.Int16 => $"a whole number from {short.MinValue} to {short.MaxValue}",
        TypeCode.Int32 => $"a whole number from {int.MinValue} to {int.MaxValue}",
        TypeCode.Int64 => $"a whole number from {long.MinValue} to {long.MaxValue}",
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "a number",
        TypeCode.DateTime => "an RFC 3339 time such as 2026-11-22T13:08:00Z",
        _ when type == typeof(DateTimeOffset) => "an RFC 3339 time such as 2026-11-22T13:08:00Z",
        _ when type == typeof(DateOnly) => "a date such as 2026-11-22",
        _ when type == typeof(Guid) => "a UUID",
        _ => "a value of the documented form",
    };
}
