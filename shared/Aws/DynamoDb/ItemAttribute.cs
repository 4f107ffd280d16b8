using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Aws.DynamoDb;

internal enum AttributeType
{
    String,
    Number,
    Bool,
    Null,
    Binary,
    List,
    Map,
    StringSet,
    NumberSet,
    BinarySet,
}

/// <summary>Where one attribute is.</summary>
/// <param name="Name">UTF-8, unescaped.</param>
/// <param name="Json">The value inside the type's object: <c>"a"</c> of <c>{"S":"a"}</c>.</param>
internal readonly record struct ItemAttribute(ReadOnlyMemory<byte> Name, AttributeType Type, ReadOnlyMemory<byte> Json)
{
    public bool IsTrue => Json.Span.SequenceEqual("true"u8);

    /// <summary>What is between the quotes. Digits and base64 need no escapes, so nothing is decoded.</summary>
    private ReadOnlySpan<byte> Quoted => Json.Span[1..^1];

    public string Text()
    {
        var quoted = Quoted;
        if (!quoted.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(quoted);
        }

        var reader = new Utf8JsonReader(Json.Span);
        reader.Read();
        return reader.GetString()!;
    }

    public bool TryWhole(out long value) =>
        (Utf8Parser.TryParse(Quoted, out value, out var used) && used == Quoted.Length) || TryWholeDecimal(out value);

    public bool TryDecimal(out decimal value) =>
        decimal.TryParse(Quoted, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public bool TryBytes([NotNullWhen(true)] out byte[]? bytes)
    {
        var reader = new Utf8JsonReader(Json.Span);
        reader.Read();
        return reader.TryGetBytesFromBase64(out bytes);
    }

    /// <summary>DynamoDB may answer 1E+3 where 1000 was written.</summary>
    private bool TryWholeDecimal(out long value)
    {
        value = 0;
        if (!TryDecimal(out var number) || decimal.Truncate(number) != number || number is < long.MinValue or > long.MaxValue)
        {
            return false;
        }

        value = (long)number;
        return true;
    }
}
