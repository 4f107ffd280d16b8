using System.Text;
using System.Text.Json;

namespace Ecommerce.Functions.Relay;

/// <summary>The trace that an event belongs to, handed on to EventBridge in X-Ray's words.</summary>
public static class Trace
{
    /// <summary>
    /// The header for an event's <c>traceparent</c> (W3C Trace Context; X-Ray developer guide, "Tracing header": a W3C trace id is the
    /// same digits with hyphens); null where it has none. A detail that cannot be read has none either: EventBridge will say so.
    /// </summary>
    public static string? HeaderOf(string detail) => ParentIn(Encoding.UTF8.GetBytes(detail)) is ['0', '0', '-', .. { Length: 52 } rest]
        ? $"Root=1-{rest[..8]}-{rest[8..32]};Parent={rest[33..49]};Sampled={(IsSampled(rest) ? 1 : 0)}"
        : null;

    private static bool IsSampled(string rest) => rest[^1] is '1' or '3' or '5' or '7' or '9' or 'b' or 'd' or 'f';

    // The envelope writes metadata first, so data is not looked at.
    private static string? ParentIn(ReadOnlySpan<byte> detail)
    {
        try
        {
            Utf8JsonReader reader = new(detail);
            while (reader.Read() && reader.CurrentDepth <= 2)
            {
                if (reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("traceparent"u8))
                {
                    reader.Read();
                    return reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
                }
            }
        }
        catch (JsonException)
        {
            // No JSON, no trace.
        }

        return null;
    }
}
