using System.Globalization;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>The only place where an <see cref="Error"/> becomes a response: problem+json (RFC 9457).</summary>
public static class HttpErrors
{
    /// <summary>The content type of every problem (RFC 9457, section 6.1).</summary>
    public const string ContentType = "application/problem+json";

    private static readonly JsonWriterOptions s_json = new() { Encoder = JsonTextEncoder.Instance };

    /// <summary>The response of an expected failure.</summary>
    /// <param name="error">What went wrong; of its faults the first <see cref="LambdaLimits.FaultsMax"/> are told.</param>
    /// <param name="instance">The request's path (RFC 9457, section 3.1.5).</param>
    /// <param name="requestId">By which we find the request in the log.</param>
    public static ApiResponse Render(Error error, string instance, string requestId)
    {
        List<KeyValuePair<string, string>> headers = [new("Content-Type", ContentType), new("Cache-Control", "no-store")];
        if (error.RetryAfter is { } wait)
        {
            // Whole seconds, rounded up: a client that comes back early is sent away again (RFC 9110, section 10.2.3).
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            headers.Add(new("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));
        }

        if (error.Problem.Status == 401)
        {
            headers.Add(new("WWW-Authenticate", "Bearer")); // RFC 9110, section 11.6.1: a 401 names a scheme.
        }

        return new(error.Problem.Status, headers, Body(error, instance, requestId));
    }

    /// <summary>The response of an unexpected failure. It tells nothing of the exception, which is in the log.</summary>
    public static ApiResponse Unexpected(string instance, string requestId) =>
        Render(new Error(Problem.Internal, "Something went wrong on our side; it has been recorded"), instance, requestId);

    /// <summary>The response while something we depend on does not answer; a client may send the request again.</summary>
    public static ApiResponse Unavailable(UnavailableException failure, string instance, string requestId) => Render(
        new Error(Problem.Unavailable, "Something we depend on does not answer right now; try again") { RetryAfter = failure.RetryAfter },
        instance,
        requestId);

    private static ReadOnlyMemory<byte> Body(Error error, string instance, string requestId)
    {
        ByteBuffer buffer = new(capacityMin: 1024);
        using Utf8JsonWriter json = new(buffer, s_json);
        json.WriteStartObject();
        json.WriteString("type"u8, error.Problem.Type);
        json.WriteString("title"u8, error.Problem.Title);
        json.WriteNumber("status"u8, error.Problem.Status);
        json.WriteString("detail"u8, error.Detail);
        json.WriteString("instance"u8, instance);
        json.WriteString("requestId"u8, requestId);
        if (error.Faults.Count > 0)
        {
            json.WriteStartArray("errors"u8);
            for (var i = 0; i < Math.Min(error.Faults.Count, LambdaLimits.FaultsMax); i++)
            {
                WriteFault(json, error.Faults[i]);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.Memory;
    }

    private static void WriteFault(Utf8JsonWriter json, Fault fault)
    {
        json.WriteStartObject();
        if (fault.Where.Length == 0 || fault.Where[0] == '/')
        {
            json.WriteString("pointer"u8, fault.Where);
        }
        else if (fault.Where[0] == '?')
        {
            json.WriteString("parameter"u8, fault.Where.AsSpan(1));
        }
        else
        {
            json.WriteString("header"u8, fault.Where);
        }

        json.WriteString("code"u8, fault.Code);
        json.WriteString("detail"u8, fault.Detail);
        if (fault.Available is { } available)
        {
            json.WriteNumber("available"u8, available);
        }

        json.WriteEndObject();
    }
}
