using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecommerce.Kernel;

/// <summary>
/// An id as it is on the wire: a prefix that says of what, and a version 7 UUID (RFC 9562, section 5.7) as 32 lower-case
/// hexadecimal digits: <c>prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f</c>. Ids sort by the millisecond in which they were made.
/// </summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The prefix without its underscore, such as <c>prd</c>.</summary>
    static abstract string Prefix { get; }

    /// <summary>Wraps a text already known to be one.</summary>
    static abstract TSelf Of(string text);

    string Text { get; }
}

/// <summary>Making and reading ids.</summary>
public static class Id
{
    private const int DigitsCount = 32;

    public static TId New<TId>(TimeProvider clock) where TId : struct, IId<TId> =>
        TId.Of($"{TId.Prefix}_{Guid.CreateVersion7(clock.GetUtcNow()):N}");

    /// <summary>True when the text has exactly the form of such an id; says nothing about whether the thing exists.</summary>
    public static bool TryParse<TId>(string? text, out TId id) where TId : struct, IId<TId>
    {
        id = default;
        if (text is null || text.Length != TId.Prefix.Length + 1 + DigitsCount || text[TId.Prefix.Length] != '_'
            || !text.StartsWith(TId.Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var letter in text.AsSpan(TId.Prefix.Length + 1))
        {
            if (!char.IsAsciiHexDigitLower(letter))
            {
                return false;
            }
        }

        id = TId.Of(text);
        return true;
    }
}

/// <summary>Ids are JSON strings; a text of another form is a JSON error at its place.</summary>
public sealed class IdConverter<TId> : JsonConverter<TId> where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Id.TryParse<TId>(reader.GetString(), out var id) ? id : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
