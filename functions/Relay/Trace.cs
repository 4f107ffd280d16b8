using System.Diagnostics;
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
    public static string? HeaderOf(string detail)
    {
        if (!ActivityContext.TryParse(ParentIn(Encoding.UTF8.GetBytes(detail)), traceState: null, out var context))
        {
            return null;
        }

        var trace = context.TraceId.ToHexString();
        var sampled = context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? 1 : 0;
        return $"Root=1-{trace[..8]}-{trace[8..]};Parent={context.SpanId.ToHexString()};Sampled={sampled}";
    }

    private static string? ParentIn(ReadOnlySpan<byte> detail)
    {
        try
        {
            Utf8JsonReader reader = new(detail);
            while (reader.Read() && !(reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("data"u8)))
            {
                // The envelope writes metadata first, so data, which is of any size, is not looked at.
                if (reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("traceparent"u8))
                {
                    reader.Read();
                    return reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
                }
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // No JSON, or no Unicode text: no trace.
        }

        return null;
    }
}
