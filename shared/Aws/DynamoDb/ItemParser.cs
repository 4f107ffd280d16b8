using System.Text;
using System.Text.Json;

namespace Ecommerce.Aws.DynamoDb;

/// <summary>Finds the attributes in DynamoDB's JSON without decoding their values.</summary>
internal static class ItemParser
{
    // What a list of attributes has room for before it must grow.
    private const int AttributesOfAnItem = 32;
    private const int AttributesOfAMap = 4;

    public static Item Parse(ReadOnlyMemory<byte> json, Item? parent)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span, DynamoDbJson.ReaderOptions);
            reader.Read();
            var item = Parse(json, ref reader, parent);
            Expect(!reader.Read());
            return item;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("This is not an item in DynamoDB's JSON", error);
        }
    }

    /// <summary>Expects the reader, which reads exactly this JSON, at the item's opening brace; leaves it at the closing one.</summary>
    public static Item Parse(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader, Item? parent)
    {
        Expect(reader.TokenType is JsonTokenType.StartObject);
        var attributes = new List<ItemAttribute>(parent is null ? AttributesOfAnItem : AttributesOfAMap);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = Name(json, ref reader);
            reader.Read();
            attributes.Add(Value(name, json, ref reader));
        }

        return new Item(attributes, parent);
    }

    /// <summary>The elements of a list; null when one is of another type.</summary>
    public static List<T>? List<T>(ReadOnlyMemory<byte> json, AttributeType type, Func<ItemAttribute, T> convert)
    {
        var elements = new List<T>();
        var reader = new Utf8JsonReader(json.Span, DynamoDbJson.ReaderOptions);
        reader.Read();
        Expect(reader.TokenType is JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            var element = Value(name: default, json, ref reader);
            if (element.Type != type)
            {
                return null;
            }

            elements.Add(convert(element));
        }

        return elements;
    }

    public static List<string> Set(ReadOnlyMemory<byte> json)
    {
        var values = new List<string>();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.String)
        {
            values.Add(reader.GetString()!);
        }

        return values;
    }

    private static ReadOnlyMemory<byte> Name(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped
            ? Encoding.UTF8.GetBytes(reader.GetString()!)
            : json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);

    /// <summary>Expects the reader at the brace of {"S":"a"}; leaves it at the closing one.</summary>
    private static ItemAttribute Value(ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> json, ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType is JsonTokenType.StartObject && reader.Read() && reader.TokenType is JsonTokenType.PropertyName);
        var type = TypeOf(reader.ValueSpan);
        reader.Read();
        Expect(Fits(type, reader.TokenType));
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var value = json[start..(int)reader.BytesConsumed];
        Expect(reader.Read() && reader.TokenType is JsonTokenType.EndObject);
        return new ItemAttribute(name, type, value);
    }

    private static AttributeType TypeOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("S"u8) => AttributeType.String,
        _ when name.SequenceEqual("N"u8) => AttributeType.Number,
        _ when name.SequenceEqual("BOOL"u8) => AttributeType.Bool,
        _ when name.SequenceEqual("NULL"u8) => AttributeType.Null,
        _ when name.SequenceEqual("B"u8) => AttributeType.Binary,
        _ when name.SequenceEqual("L"u8) => AttributeType.List,
        _ when name.SequenceEqual("M"u8) => AttributeType.Map,
        _ when name.SequenceEqual("SS"u8) => AttributeType.StringSet,
        _ when name.SequenceEqual("NS"u8) => AttributeType.NumberSet,
        _ when name.SequenceEqual("BS"u8) => AttributeType.BinarySet,
        _ => throw new InvalidDataException($"DynamoDB has no type {Encoding.UTF8.GetString(name)}"),
    };

    private static bool Fits(AttributeType type, JsonTokenType token) => type switch
    {
        AttributeType.String or AttributeType.Number or AttributeType.Binary => token is JsonTokenType.String,
        AttributeType.Bool or AttributeType.Null => token is JsonTokenType.True or JsonTokenType.False,
        AttributeType.Map => token is JsonTokenType.StartObject,
        AttributeType.List or AttributeType.StringSet or AttributeType.NumberSet or AttributeType.BinarySet =>
            token is JsonTokenType.StartArray,
    };

    private static void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new InvalidDataException("This is not an item in DynamoDB's JSON");
        }
    }
}
