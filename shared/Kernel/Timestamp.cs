using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecommerce.Kernel;

/// <summary>Moments as text: RFC 3339 in UTC with milliseconds, <c>2026-11-22T13:08:00.000Z</c>. Texts sort as moments do.</summary>
public static class Timestamp
{
    private const string Form = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static string Format(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Writes what <see cref="Format"/> gives, without making a string of it.</summary>
    public static void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        Span<char> text = stackalloc char[Form.Length];
        at.UtcDateTime.TryFormat(text, out var written, Form, CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..written]);
    }

    /// <summary>Reads what <see cref="Format"/> wrote; anything else throws <see cref="FormatException"/>.</summary>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Whether a text is what <see cref="Format"/> writes.</summary>
    public static bool TryParse(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);

    /// <summary>Now, cut to the millisecond, so that a stored moment equals the one that was answered.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}

/// <summary>Moments in JSON, as <see cref="Timestamp"/> writes them.</summary>
public sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.TryGetDateTimeOffset(out var at)
            ? at.ToUniversalTime()
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        Timestamp.Write(writer, value);
}
