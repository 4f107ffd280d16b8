using System.Text.Json;

namespace Ecommerce.Lambda;

/// <summary>The shapes that texts have in a proxy event.</summary>
internal static class ProxyText
{
    /// <summary>The next value, where it is a string.</summary>
    public static string? String(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    /// <summary>A string member of the next value, where that is an object.</summary>
    public static string? Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        string? value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return value;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            var text = String(ref reader);
            value = isIt ? text : value;
        }

        return value;
    }

    /// <summary>An object of strings or of arrays of strings, as pairs in the order sent; of null, nothing.</summary>
    public static void Pairs(ref Utf8JsonReader reader, List<KeyValuePair<string, string>> pairs)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                pairs.Add(new(name, reader.GetString()!));
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                Values(ref reader, name, pairs);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void Values(ref Utf8JsonReader reader, string name, List<KeyValuePair<string, string>> pairs)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                pairs.Add(new(name, reader.GetString()!));
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
