using System.Globalization;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>Finds where a text stops being JSON.</summary>
internal static class JsonSyntax
{
    /// <summary>The fault, pointing to the innermost value that was begun; null where the text is JSON.</summary>
    public static Fault? Check(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = LambdaLimits.BodyDepthMax });
        List<Level> levels = [];
        try
        {
            while (reader.Read())
            {
                Follow(ref reader, levels);
            }

            return null;
        }
        catch (JsonException broken)
        {
            var detail = levels.Count == LambdaLimits.BodyDepthMax
                ? $"The body must nest at most {LambdaLimits.BodyDepthMax} levels"
                : $"Not JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}";
            return new Fault(Pointer(levels), JsonFaults.Malformed, detail);
        }
        catch (InvalidOperationException)
        {
            // The reader's way to say that an escape such as \ud800 alone is no character.
            return new Fault(Pointer(levels), JsonFaults.Malformed, "A string holds half of a surrogate pair");
        }
    }

    private static void Follow(ref Utf8JsonReader reader, List<Level> levels)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                levels[^1].Name = reader.GetString()!;
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.RemoveAt(levels.Count - 1);
                return;
        }

        if (levels.Count > 0)
        {
            levels[^1].Index++;
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            levels.Add(new Level { IsArray = reader.TokenType == JsonTokenType.StartArray });
        }
        else if (reader.TokenType == JsonTokenType.String)
        {
            reader.GetString();
        }
    }

    private static string Pointer(List<Level> levels)
    {
        var pointer = "";
        foreach (var level in levels)
        {
            if (level.IsArray)
            {
                // Inside an array the broken value is the one after those that were read, unless an inner level is open.
                var index = level == levels[^1] ? level.Index + 1 : level.Index;
                pointer = JsonPointer.Append(pointer, index.ToString(CultureInfo.InvariantCulture));
            }
            else if (level.Name is not null)
            {
                pointer = JsonPointer.Append(pointer, level.Name);
            }
        }

        return pointer;
    }

    private sealed class Level
    {
        public bool IsArray { get; init; }

        public int Index { get; set; } = -1;

        public string? Name { get; set; }
    }
}
