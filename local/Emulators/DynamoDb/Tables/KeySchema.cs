using System.Diagnostics.CodeAnalysis;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>A key attribute: its name and type (S, N or B).</summary>
internal sealed record KeyAttribute(string Name, string Type);

/// <summary>The partition key of a table or index and, where there is one, its sort key.</summary>
internal sealed record KeySchema(KeyAttribute Hash, KeyAttribute? Range)
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys
    private const int HashBytesMax = 2048;
    private const int RangeBytesMax = 1024;

    public IEnumerable<KeyAttribute> Attributes => Range is null ? [Hash] : [Hash, Range];

    public bool Contains(string name) => Hash.Name == name || Range?.Name == name;

    /// <summary>The key of a whole item that is about to be written.</summary>
    public ItemKey OfItem(MapValue item)
    {
        foreach (var attribute in Attributes)
        {
            if (!item.Entries.TryGetValue(attribute.Name, out var value))
            {
                throw DynamoException.Invalid($"Missing the key {attribute.Name} in the item");
            }

            if (value.Type != attribute.Type)
            {
                throw DynamoException.Invalid(
                    $"Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
            }
        }

        return Checked(item);
    }

    /// <summary>The key in a <c>Key</c> parameter, which must hold exactly the key attributes.</summary>
    public ItemKey OfKey(MapValue key) =>
        Matches(key) ? Checked(key) : throw DynamoException.Validation("The provided key element does not match the schema");

    /// <summary>The key an item has in an index; false when the item lacks one of its attributes, and so is not in the index.</summary>
    public bool TryOfIndex(MapValue item, string index, [NotNullWhen(true)] out ItemKey? key)
    {
        key = null;
        foreach (var attribute in Attributes)
        {
            if (!item.Entries.TryGetValue(attribute.Name, out var value))
            {
                continue;
            }

            if (value.Type != attribute.Type)
            {
                throw DynamoException.Invalid(
                    $"Type mismatch for Index Key {attribute.Name} Expected: {attribute.Type} Actual: {value.Type} IndexName: {index}");
            }

            if (EmptyKind(value) is { } kind)
            {
                throw DynamoException.Validation(
                    "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
                    + $"The AttributeValue for a key attribute cannot contain an empty {kind} value. "
                    + $"IndexName: {index}, IndexKey: {attribute.Name}");
            }
        }

        if (Attributes.All(attribute => item.Entries.ContainsKey(attribute.Name)))
        {
            key = Encoded(item);
        }

        return key is not null;
    }

    public bool Matches(MapValue key) => key.Entries.Count == (Range is null ? 1 : 2) && IsOf(key);

    /// <summary>Whether an item has the key's attributes, each of its type.</summary>
    public bool IsOf(MapValue item) =>
        Attributes.All(attribute => item.Entries.TryGetValue(attribute.Name, out var value) && value.Type == attribute.Type);

    /// <summary>The key an item has here; null when it has none, or one that a rule refuses.</summary>
    public ItemKey? Fitting(MapValue item)
    {
        if (!IsOf(item) || Attributes.Any(attribute => EmptyKind(item.Entries[attribute.Name]) is not null))
        {
            return null;
        }

        var key = Encode(item);
        return key.Hash.Length <= HashBytesMax && key.Range.Length <= RangeBytesMax ? key : null;
    }

    /// <summary>The key attributes of an item.</summary>
    public MapValue Of(MapValue item) =>
        new(Attributes.ToDictionary(attribute => attribute.Name, attribute => item.Entries[attribute.Name], StringComparer.Ordinal));

    private ItemKey Checked(MapValue item)
    {
        foreach (var attribute in Attributes)
        {
            if (EmptyKind(item.Entries[attribute.Name]) is { } kind)
            {
                throw DynamoException.Validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain "
                    + $"an empty {kind} value. Key: {attribute.Name}");
            }
        }

        return Encoded(item);
    }

    private ItemKey Encoded(MapValue item)
    {
        var key = Encode(item);
        if (key.Hash.Length > HashBytesMax)
        {
            throw DynamoException.Invalid($"Size of hashkey has exceeded the maximum size limit of{HashBytesMax} bytes");
        }

        return key.Range.Length <= RangeBytesMax
            ? key
            : throw DynamoException.Invalid($"Aggregated size of all range keys has exceeded the size limit of {RangeBytesMax} bytes");
    }

    private ItemKey Encode(MapValue item) =>
        new(KeyCodec.Encode(item.Entries[Hash.Name]), Range is null ? [] : KeyCodec.Encode(item.Entries[Range.Name]));

    /// <summary>What a value is an empty one of, since no key may be empty; null when it is not empty.</summary>
    public static string? EmptyKind(AttributeValue value) => value switch
    {
        StringValue { Text.Length: 0 } => "string",
        BinaryValue { Bytes.Length: 0 } => "binary",
        _ => null,
    };
}
