using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Reads attribute values off the wire, refusing what the service refuses.</summary>
internal static class ValueReader
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    private const int DepthMax = 32;
    private const int NameBytesMax = 65535;

    /// <summary>Reads a map of attributes: an item, a key.</summary>
    public static MapValue ReadItem(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw DynamoException.Serialization("Start of structure or map found where not expected");
        }

        return new MapValue(ReadEntries(element, depth: 0));
    }

    public static AttributeValue Read(JsonElement element) => Read(element, depth: 0);

    /// <summary>Refuses nesting that an update has built out of parts which each were allowed.</summary>
    public static void CheckDepth(AttributeValue value, int depth = 0)
    {
        if (depth > DepthMax)
        {
            throw TooDeep();
        }

        foreach (var child in value switch
        {
            MapValue map => map.Entries.Values,
            ListValue list => list.Items,
            _ => Enumerable.Empty<AttributeValue>(),
        })
        {
            CheckDepth(child, depth + 1);
        }
    }

    private static AttributeValue Read(JsonElement element, int depth)
    {
        if (depth > DepthMax)
        {
            throw TooDeep();
        }

        var typed = Only(element);
        return typed.Name switch
        {
            "S" => new StringValue(Text(typed.Value)),
            "N" => new NumberValue(DynamoNumber.Parse(Text(typed.Value))),
            "B" => new BinaryValue(Bytes(typed.Value)),
            "BOOL" => new BooleanValue(Boolean(typed.Value)),
            "NULL" => Boolean(typed.Value)
                ? NullValue.Instance
                : throw DynamoException.Invalid("Null attribute value types must have the value of true"),
            "M" => new MapValue(ReadEntries(typed.Value, depth)),
            "L" => new ListValue([.. Elements(typed.Value).Select(item => Read(item, depth + 1))]),
            "SS" or "NS" or "BS" => ReadSet(typed.Name, typed.Value),
            _ => throw EmptyValue(),
        };
    }

    private static JsonProperty Only(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw DynamoException.Serialization("Unexpected value type in payload");
        }

        using var members = element.EnumerateObject();
        if (!members.MoveNext())
        {
            throw EmptyValue();
        }

        var only = members.Current;
        return members.MoveNext()
            ? throw DynamoException.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")
            : only;
    }

    private static Dictionary<string, AttributeValue> ReadEntries(JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw DynamoException.Serialization("Unexpected value type in payload");
        }

        var entries = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name.Length is 0 or > NameBytesMax)
            {
                throw DynamoException.Invalid("Attribute name must be between 1 and 65535 bytes long");
            }

            entries[member.Name] = Read(member.Value, depth + 1);
        }

        return entries;
    }

    private static SetValue ReadSet(string type, JsonElement element)
    {
        AttributeValue[] members = [.. Elements(element).Select(item => (AttributeValue)(type switch
        {
            "SS" => new StringValue(Text(item)),
            "NS" => new NumberValue(DynamoNumber.Parse(Text(item))),
            _ => new BinaryValue(Bytes(item)),
        }))];
        if (members.Length == 0)
        {
            throw DynamoException.Invalid(type switch
            {
                "SS" => "An string set  may not be empty",
                "NS" => "An number set  may not be empty",
                _ => "Binary sets should not be empty",
            });
        }

        var set = new SetValue(type, members);
        return set.HasDuplicates ? throw DynamoException.Validation(Duplicates(type, element)) : set;
    }

    private static string Duplicates(string type, JsonElement element)
    {
        var listed = string.Join(", ", element.EnumerateArray().Select(item => item.GetString()));
        return type switch
        {
            "SS" => $"One or more parameter values were invalid: Input collection [{listed}] contains duplicates.",
            "NS" => "Input collection contains duplicates",
            _ => $"One or more parameter values were invalid: Input collection [{listed}]of type BS contains duplicates.",
        };
    }

    private static JsonElement.ArrayEnumerator Elements(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray()
        : throw DynamoException.Serialization("Unexpected value type in payload");

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? element.GetString()!
        : throw DynamoException.Serialization($"{Kind(element)} cannot be converted to String");

    private static byte[] Bytes(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw DynamoException.Serialization("Base64 encoded value expected for a binary attribute");

    private static bool Boolean(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw DynamoException.Serialization($"{Kind(element)} cannot be converted to Boolean"),
    };

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => "NUMBER_VALUE",
        JsonValueKind.String => "STRING_VALUE",
        JsonValueKind.True => "TRUE_VALUE",
        JsonValueKind.False => "FALSE_VALUE",
        JsonValueKind.Null => "NULL_VALUE",
        _ => "Start of structure or map",
    };

    private static DynamoException TooDeep() => DynamoException.Validation(
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");

    private static DynamoException EmptyValue() => DynamoException.Validation(
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
}
