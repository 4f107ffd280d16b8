using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Aws.DynamoDb;

/// <summary>
/// A view over the bytes of an answer: the attributes are found in one pass and decoded when asked for. A missing or wrongly
/// typed attribute throws <see cref="InvalidDataException"/>, which names it and the item: stored data is ours, so that is a bug.
/// </summary>
public sealed class Item
{
    private readonly List<ItemAttribute> _attributes;
    private readonly Item? _parent;

    internal Item(List<ItemAttribute> attributes, Item? parent) => (_attributes, _parent) = (attributes, parent);

    public int Count => _attributes.Count;

    public IEnumerable<string> Names => _attributes.Select(attribute => Encoding.UTF8.GetString(attribute.Name.Span));

    /// <summary>Reads DynamoDB's JSON of one item, as a stream record carries it too.</summary>
    /// <exception cref="InvalidDataException">It is not that.</exception>
    public static Item Parse(ReadOnlyMemory<byte> json) => ItemParser.Parse(json, parent: null);

    /// <summary>The item that these attributes are.</summary>
    public static Item Of(Action<ItemWriter> attributes)
    {
        var bytes = new ByteBuffer(capacity: 256);
        using var json = new Utf8JsonWriter(bytes, DynamoDbJson.WriterOptions);
        json.WriteStartObject();
        attributes(new ItemWriter(json));
        json.WriteEndObject();
        json.Flush();
        return Parse(bytes.Written.ToArray());
    }

    public bool Has(string name) => Find(name) is not null;

    public string String(string name) => StringOrNull(name) ?? throw Missing(name);

    /// <summary>Null when there is no such attribute, or it is NULL.</summary>
    public string? StringOrNull(string name) => Find(name, AttributeType.String)?.Text();

    /// <exception cref="InvalidDataException">Missing, no number, or no whole number within a long.</exception>
    public long Number(string name) => NumberOrNull(name) ?? throw Missing(name);

    /// <summary>Null when there is no such attribute, or it is NULL.</summary>
    public long? NumberOrNull(string name)
    {
        if (Find(name, AttributeType.Number) is not { } attribute)
        {
            return null;
        }

        return attribute.TryWhole(out var value) ? value : throw Wrong(name, "is not a whole number of 64 bits");
    }

    /// <exception cref="InvalidDataException">Missing, no number, or outside the range of a decimal.</exception>
    public decimal Decimal(string name)
    {
        var attribute = Find(name, AttributeType.Number) ?? throw Missing(name);
        return attribute.TryDecimal(out var value) ? value : throw Wrong(name, "does not fit a decimal");
    }

    public bool Bool(string name) => (Find(name, AttributeType.Bool) ?? throw Missing(name)).IsTrue;

    public bool BoolOr(string name, bool fallback) => Find(name, AttributeType.Bool)?.IsTrue ?? fallback;

    public byte[] Binary(string name)
    {
        var attribute = Find(name, AttributeType.Binary) ?? throw Missing(name);
        return attribute.TryBytes(out var bytes) ? bytes : throw Wrong(name, "is not base64");
    }

    /// <summary>The strings of a list of strings or of a string set.</summary>
    public IReadOnlyList<string> Strings(string name)
    {
        var attribute = Find(name) ?? throw Missing(name);
        return attribute.Type switch
        {
            AttributeType.StringSet => ItemParser.Set(attribute.Json),
            AttributeType.List => ItemParser.List(attribute.Json, AttributeType.String, element => element.Text())
                ?? throw Wrong(name, "holds something other than strings"),
            _ => throw Wrong(name, $"is {attribute.Type}, not a list of strings"),
        };
    }

    public Item Map(string name) => MapOrNull(name) ?? throw Missing(name);

    /// <summary>Null when there is no such attribute, or it is NULL.</summary>
    public Item? MapOrNull(string name) =>
        Find(name, AttributeType.Map) is { } attribute ? ItemParser.Parse(attribute.Json, parent: this) : null;

    public IReadOnlyList<Item> Maps(string name)
    {
        var attribute = Find(name, AttributeType.List) ?? throw Missing(name);
        return ItemParser.List(attribute.Json, AttributeType.Map, element => ItemParser.Parse(element.Json, parent: this))
            ?? throw Wrong(name, "holds something other than maps");
    }

    /// <summary>Null when it is missing or NULL; throws when it is of another type.</summary>
    private ItemAttribute? Find(string name, AttributeType type)
    {
        var found = Find(name);
        if (found is null or { Type: AttributeType.Null })
        {
            return null;
        }

        return found.Value.Type == type ? found : throw Wrong(name, $"is {found.Value.Type}, not {type}");
    }

    private ItemAttribute? Find(string name)
    {
        const int OnStackMax = 256;
        var size = Encoding.UTF8.GetMaxByteCount(name.Length);
        var bytes = size <= OnStackMax ? stackalloc byte[OnStackMax] : new byte[size];
        var wanted = bytes[..Encoding.UTF8.GetBytes(name, bytes)];
        foreach (ref readonly var attribute in CollectionsMarshal.AsSpan(_attributes))
        {
            if (attribute.Name.Span.SequenceEqual(wanted))
            {
                return attribute;
            }
        }

        return null;
    }

    private InvalidDataException Missing(string name) => Wrong(name, "is missing");

    private InvalidDataException Wrong(string name, string what) => new($"Attribute {name} {what}{Whereabouts()}");

    /// <summary>The key of the item that this one is, or is inside of.</summary>
    private string Whereabouts()
    {
        var outermost = this;
        while (outermost._parent is { } parent)
        {
            outermost = parent;
        }

        return outermost.Find("pk") is { Type: AttributeType.String } key ? $" (pk {key.Text()})" : "";
    }
}
