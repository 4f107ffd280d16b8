using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// Says what is wrong with a body that the serializer has refused. It stops at the first fault and words it for us, not for a
/// client; so the body is compared once more, whole, with the metadata of its type. Only refused requests pay for that.
/// </summary>
internal sealed class JsonFaults
{
    public const string Malformed = "malformed-json";
    public const string WrongType = "wrong-type";
    public const string Unknown = "unknown-field";
    public const string Duplicate = "duplicate-field";
    public const string Required = "required";

    private readonly List<Fault> _faults = [];

    public static IReadOnlyList<Fault> Find(ReadOnlyMemory<byte> body, JsonTypeInfo type, JsonException refused)
    {
        if (JsonSyntax.Check(body.Span) is { } syntax)
        {
            return [syntax];
        }

        using var document = JsonDocument.Parse(body);
        JsonFaults found = new();
        found.Walk(document.RootElement, type, pointer: "");
        if (found._faults.Count == 0)
        {
            found.Add(JsonPointer.FromPath(refused.Path), WrongType, "This value cannot be taken here");
        }

        return found._faults;
    }

    /// <summary>
    /// The nulls inside lists and maps of a body that the serializer has taken: it respects the nullability of members only.
    /// Bodies without a null, nearly all, are not walked.
    /// </summary>
    public static IReadOnlyList<Fault> Nulls(ReadOnlyMemory<byte> body, JsonTypeInfo type)
    {
        if (body.Span.IndexOf("null"u8) < 0)
        {
            return [];
        }

        using var document = JsonDocument.Parse(body);
        JsonFaults found = new();
        found.Walk(document.RootElement, type, pointer: "");
        return found._faults;
    }

    private void Walk(JsonElement value, JsonTypeInfo type, string pointer)
    {
        if (type.PolymorphismOptions is null && type.Kind == JsonTypeInfoKind.Object && value.ValueKind == JsonValueKind.Object)
        {
            WalkObject(value, type, pointer);
        }
        else if (type.ElementType is { } item && type.Kind == JsonTypeInfoKind.Enumerable && value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                WalkItem(element, type.Options.GetTypeInfo(item), $"{pointer}/{index++}");
            }
        }
        else if (type.ElementType is { } entry && type.Kind == JsonTypeInfoKind.Dictionary && value.ValueKind == JsonValueKind.Object)
        {
            WalkMap(value, type.Options.GetTypeInfo(entry), pointer);
        }
        else if (!Takes(value, type))
        {
            Add(pointer, WrongType, $"Expected {JsonWords.For(type)}");
        }
    }

    private void WalkMap(JsonElement value, JsonTypeInfo entry, string pointer)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var here = JsonPointer.Append(pointer, member.Name);
            if (seen.Add(member.Name))
            {
                WalkItem(member.Value, entry, here);
            }
            else
            {
                Add(here, Duplicate, "The field is there more than once");
            }
        }
    }

    private void WalkItem(JsonElement value, JsonTypeInfo type, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Null && Nullable.GetUnderlyingType(type.Type) is null)
        {
            Add(pointer, WrongType, "It must not be null");
        }
        else
        {
            Walk(value, type, pointer);
        }
    }

    private void WalkObject(JsonElement value, JsonTypeInfo type, string pointer)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var here = JsonPointer.Append(pointer, member.Name);
            if (!seen.Add(member.Name))
            {
                Add(here, Duplicate, "The field is there more than once");
            }
            else if (Property(type, member.Name) is { } property)
            {
                WalkMember(member.Value, property, type, here);
            }
            else if ((type.UnmappedMemberHandling ?? type.Options.UnmappedMemberHandling) == JsonUnmappedMemberHandling.Disallow)
            {
                Add(here, Unknown, "There is no such field");
            }
        }

        foreach (var property in type.Properties)
        {
            if (IsRequired(property) && !seen.Contains(property.Name))
            {
                Add(JsonPointer.Append(pointer, property.Name), Required, "The field is required");
            }
        }
    }

    private void WalkMember(JsonElement value, JsonPropertyInfo property, JsonTypeInfo type, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Null && type.Options.RespectNullableAnnotations && !IsNullable(property))
        {
            Add(pointer, WrongType, "The field must not be null");
        }
        else if (property.CustomConverter is null)
        {
            Walk(value, type.Options.GetTypeInfo(property.PropertyType), pointer);
        }
    }

    private static JsonPropertyInfo? Property(JsonTypeInfo type, string name)
    {
        foreach (var property in type.Properties)
        {
            if (string.Equals(property.Name, name, StringComparison.Ordinal))
            {
                return property;
            }
        }

        return null;
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired
        || (property.Options.RespectRequiredConstructorParameters && property.AssociatedParameter is { HasDefaultValue: false });

    private static bool IsNullable(JsonPropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    private static bool Takes(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Add(string pointer, string code, string detail)
    {
        if (_faults.Count < LambdaLimits.FaultsMax)
        {
            _faults.Add(new Fault(pointer, code, detail));
        }
    }
}
