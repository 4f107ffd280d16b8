using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// A body's bytes as a value, or the reasons why not. It relies on a context generated with <c>JsonSerializerDefaults.Strict</c>:
/// unknown and repeated fields refused, nullability and required constructor parameters respected. Every message is ours: the
/// serializer's name types of the program.
/// </summary>
public static class JsonBody
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JsonTextEncoder.Instance };

    /// <summary>Reads a JSON body (RFC 8259).</summary>
    /// <param name="body">
    /// At most <see cref="LambdaLimits.BodyBytesMax"/> bytes, nested at most <see cref="LambdaLimits.BodyDepthMax"/> levels.
    /// </param>
    /// <param name="contentType">Header <c>Content-Type</c>; only <c>application/json</c> in UTF-8 is taken.</param>
    /// <param name="takes">What it should be.</param>
    /// <returns>
    /// The value, or payload-too-large, unsupported-media-type, or validation-failed with a fault for each part that is wrong:
    /// malformed-json, wrong-type, unknown-field, duplicate-field, required.
    /// </returns>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> body, string? contentType, JsonTypeInfo<T> takes)
    {
        if (body.Length > LambdaLimits.BodyBytesMax)
        {
            return TooLarge;
        }

        if (body.Span.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            return Error.Invalid(new Fault("", JsonFaults.Required, "A JSON body is required"));
        }

        if (!IsJson(contentType))
        {
            return new Error(Problem.UnsupportedMediaType, "The body must be sent with Content-Type: application/json");
        }

        if (!Utf8.IsValid(body.Span))
        {
            return Error.Invalid(new Fault("", JsonFaults.Malformed, "The body must be valid UTF-8"));
        }

        return Parse(body, takes);
    }

    /// <summary>
    /// A value as JSON. Only what RFC 8259 (section 7) demands is escaped: the body travels as a string inside Lambda's response,
    /// where each escape would be escaped again.
    /// </summary>
    internal static ReadOnlyMemory<byte> Write<T>(T value, Action<Utf8JsonWriter, T> gives)
    {
        ByteBuffer buffer = new(capacityMin: 1024); // Most answers are one thing.
        using Utf8JsonWriter json = new(buffer, s_writing);
        gives(json, value);
        json.Flush();
        return buffer.Memory;
    }

    /// <summary>A body with more than <see cref="LambdaLimits.BodyBytesMax"/> bytes.</summary>
    internal static Error TooLarge { get; } =
        new(Problem.PayloadTooLarge, $"The body must have at most {LambdaLimits.BodyBytesMax} bytes");

    /// <summary>
    /// The options of a generated context, with our encoder. The framework's would be set up at the first name of a member, though nothing
    /// is written with it.
    /// </summary>
    public static JsonSerializerOptions OptionsOf(JsonSerializerContext context) =>
        new(context.Options) { Encoder = JsonTextEncoder.Instance };

    /// <summary>Makes the serializer set up what it needs for a type. <c>null</c> is the shortest text that every class takes.</summary>
    internal static void WarmTakes<T>(JsonTypeInfo<T> takes)
    {
        if (!typeof(T).IsValueType)
        {
            JsonSerializer.Deserialize("null"u8, takes);
        }
    }

    private static Result<T> Parse<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> takes)
    {
        Utf8JsonReader reader = new(body.Span, new JsonReaderOptions { MaxDepth = LambdaLimits.BodyDepthMax });
        try
        {
            var value = JsonSerializer.Deserialize(ref reader, takes);
            reader.Read(); // Anything but white space behind the value throws.
            return value is null ? Error.Invalid(new Fault("", JsonFaults.WrongType, "The body must not be null"))
                : JsonFaults.Nulls(body, takes) is { Count: > 0 } nulls ? Error.Invalid(nulls)
                : value;
        }
        catch (JsonException refused)
        {
            return Error.Invalid(JsonFaults.Find(body, takes, refused));
        }
    }

    private static bool IsJson(string? contentType)
    {
        if (contentType is null)
        {
            return false;
        }

        var rest = contentType.AsSpan();
        var semicolon = rest.IndexOf(';');
        var media = semicolon < 0 ? rest : rest[..semicolon];
        var parameter = semicolon < 0 ? default : rest[(semicolon + 1)..].Trim();
        return media.Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (parameter.IsEmpty
                || parameter.Equals("charset=utf-8", StringComparison.OrdinalIgnoreCase)
                || parameter.Equals("charset=\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }
}
