using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ecommerce.Local.Seeding;

/// <summary>The JSON format: an array of products. Each knows the line it begins at.</summary>
internal static class SeedJson
{
    public static List<SeedRow> Read(byte[] bytes, List<SeedMistake> mistakes)
    {
        var rows = new List<SeedRow>();
        var text = bytes.AsSpan();
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var reader = new Utf8JsonReader(text);
        try
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartArray)
            {
                mistakes.Add(new(1, "the file must hold an array of products: [ {...}, {...} ]"));
                return rows;
            }

            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                var line = LineAt(text, (int)reader.TokenStartIndex);
                if (reader.TokenType is not JsonTokenType.StartObject)
                {
                    mistakes.Add(new(line, "a product must be an object"));
                    reader.Skip();
                    continue;
                }

                rows.Add(new(line, JsonNode.Parse(ref reader, new JsonNodeOptions())!.AsObject()));
            }
        }
        catch (JsonException e)
        {
            mistakes.Add(new((int)(e.LineNumber ?? 0) + 1, "this is not JSON any more from here on"));
        }
        catch (ArgumentException e)
        {
            mistakes.Add(new(LineAt(text, (int)reader.TokenStartIndex), $"a member stands twice ({e.Message})"));
        }

        return rows;
    }

    private static int LineAt(ReadOnlySpan<byte> text, int index) => text[..index].Count((byte)'\n') + 1;
}
