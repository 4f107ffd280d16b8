using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ecommerce.Local.Seeding;

/// <summary>The JSON format: an array of products, on as many lines as it likes.</summary>
internal static class SeedJson
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <param name="bytes">UTF-8 without a byte order mark.</param>
    public static List<SeedRow> Read(ReadOnlyMemory<byte> bytes, List<SeedMistake> mistakes)
    {
        var rows = new List<SeedRow>();
        var text = bytes.Span;
        var reader = new Utf8JsonReader(text);
        try
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartArray)
            {
                mistakes.Add(new(1, "the file must hold an array of products: [ {...}, {...} ]"));
                return rows;
            }

            var (line, counted) = (1, 0);
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                line += text[counted..start].Count((byte)'\n');
                counted = start;
                var isProduct = reader.TokenType is JsonTokenType.StartObject;
                Pass(ref reader);
                if (isProduct)
                {
                    Add(rows, bytes[start..(int)reader.BytesConsumed], line, mistakes);
                }
                else
                {
                    mistakes.Add(new(line, "a product must be an object"));
                }
            }

            reader.Read(); // Throws when anything follows the array.
        }
        catch (JsonException e)
        {
            mistakes.Add(new((int)(e.LineNumber ?? 0) + 1, "this is not JSON any more from here on"));
        }
        catch (InvalidOperationException)
        {
            mistakes.Add(new(LinesBefore(text, reader.TokenStartIndex) + 1, @"a \u escape stands for no character"));
        }

        return rows;
    }

    // Reads to the end of a value, and all texts in it: half of a surrogate pair is found here, and nowhere later.
    private static void Pass(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        var isOpen = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        while (isOpen && reader.Read())
        {
            isOpen = reader.CurrentDepth > depth;
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }

    private static void Add(List<SeedRow> rows, ReadOnlyMemory<byte> json, int line, List<SeedMistake> mistakes)
    {
        try
        {
            var product = JsonNode.Parse(json.Span, documentOptions: s_strict)!.AsObject();
            rows.Add(new(line, product, pointer => line + LinesBefore(json.Span, IndexOf(json.Span, pointer))));
        }
        catch (JsonException)
        {
            mistakes.Add(new(line, "a field of this product stands twice"));
        }
    }

    /// <summary>Where the value that a JSON pointer names begins; what is missing is told at the value that it is missing from.</summary>
    private static long IndexOf(ReadOnlySpan<byte> json, string pointer)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var index = 0L;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            if (!Enter(ref reader, part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
            {
                break;
            }

            index = reader.TokenStartIndex;
        }

        return index;
    }

    private static bool Enter(ref Utf8JsonReader reader, string part)
    {
        var isArray = reader.TokenType is JsonTokenType.StartArray;
        if (!isArray && reader.TokenType is not JsonTokenType.StartObject)
        {
            return false;
        }

        for (var i = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject); i++)
        {
            var isHere = isArray ? int.TryParse(part, out var index) && index == i : reader.ValueTextEquals(part);
            if (!isArray)
            {
                reader.Read();
            }

            if (isHere)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static int LinesBefore(ReadOnlySpan<byte> text, long index) => text[..(int)index].Count((byte)'\n');
}
