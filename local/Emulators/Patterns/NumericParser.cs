using System.Text.Json;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>Reads <c>"numeric": [">", 0, "&lt;=", 5]</c> and its shorter forms.</summary>
internal static class NumericParser
{
    private const string OutOfRange = "Value must be between -5.0E9 and 5.0E9, inclusive";

    public static ValueTest Read(ref PatternReader reader)
    {
        if (reader.Next() != JsonTokenType.StartArray)
        {
            throw reader.Refuse("Value of numeric must be an array.");
        }

        if (reader.Next() != JsonTokenType.String)
        {
            throw reader.Refuse($"Invalid member in numeric match: {reader.Text()}");
        }

        var test = ReadComparison(ref reader, reader.Text());
        if (reader.Next() != JsonTokenType.EndObject)
        {
            throw reader.Refuse("Too many elements in numeric expression");
        }

        return test;
    }

    private static ValueTest ReadComparison(ref PatternReader reader, string sign)
    {
        reader.Next();
        if (sign is not ("=" or "<" or "<=" or ">" or ">="))
        {
            throw reader.Refuse($"Unrecognized numeric range operator: {sign}");
        }

        if (!reader.IsNumber)
        {
            throw reader.Refuse($"Value of {(sign == "=" ? "equals" : sign)} must be numeric");
        }

        var text = reader.Text();
        if (reader.Next() != JsonTokenType.EndArray)
        {
            return sign is ">" or ">="
                ? ReadUpperEnd(ref reader, text, isOpen: sign == ">")
                : throw reader.Refuse("Too many elements in numeric expression");
        }

        var number = NumberOf(ref reader, text);
        return sign switch
        {
            "=" => new NumberTest(number),
            ">" or ">=" => new RangeTest(new Bound(number, sign == ">"), High: null),
            _ => new RangeTest(Low: null, new Bound(number, sign == "<")),
        };
    }

    private static RangeTest ReadUpperEnd(ref PatternReader reader, string bottom, bool isOpen)
    {
        if (reader.Token != JsonTokenType.String)
        {
            throw reader.Refuse($"Bad value in numeric range: {reader.Text()}");
        }

        var sign = reader.Text();
        if (sign is not ("<" or "<="))
        {
            throw reader.Refuse($"Bad numeric range operator: {sign}");
        }

        reader.Next();
        if (!reader.IsNumber)
        {
            throw reader.Refuse($"Value of {sign} must be numeric");
        }

        var top = reader.Text();
        if (reader.Next() != JsonTokenType.EndArray)
        {
            throw reader.Refuse("Too many terms in numeric range expression");
        }

        var (low, high) = (NumberOf(ref reader, bottom), NumberOf(ref reader, top));
        return low.CompareTo(high) < 0
            ? new(new Bound(low, isOpen), new Bound(high, sign == "<"))
            : throw reader.Refuse("Bottom must be less than top");
    }

    private static PatternNumber NumberOf(ref PatternReader reader, string text) =>
        PatternNumber.Of(text) ?? throw reader.Refuse(OutOfRange);
}
