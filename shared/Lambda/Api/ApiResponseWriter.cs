using System.Buffers;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// Writes the output format of a Lambda proxy integration (API Gateway developer guide, "Output format of a Lambda function for
/// proxy integration").
/// </summary>
internal static class ApiResponseWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JsonTextEncoder.Instance,
        SkipValidation = true,
    };

    public static void Write(ApiResponse answer, string correlationId, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, s_options);
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, answer.Status);
        WriteHeaders(json, answer, correlationId);
        WriteRepeated(json, answer.Headers);
        json.WriteString("body"u8, answer.Body.Span);
        json.WriteBoolean("isBase64Encoded"u8, value: false);
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteHeaders(Utf8JsonWriter json, ApiResponse answer, string correlationId)
    {
        json.WriteStartObject("headers"u8);
        for (var i = 0; i < answer.Headers.Count; i++)
        {
            if (Occurrences(answer.Headers, answer.Headers[i].Key) == 1)
            {
                json.WriteString(answer.Headers[i].Key, answer.Headers[i].Value);
            }
        }

        Default(json, answer, "Content-Type", "application/json");
        Default(json, answer, "Cache-Control", "no-store");
        Default(json, answer, "X-Correlation-Id", correlationId);
        json.WriteEndObject();
    }

    private static void Default(Utf8JsonWriter json, ApiResponse answer, string name, string value)
    {
        if (answer.Header(name) is null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Headers that repeat have a member of their own; API Gateway joins both lists.</summary>
    private static void WriteRepeated(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var isOpen = false;
        for (var i = 0; i < headers.Count; i++)
        {
            if (Occurrences(headers, headers[i].Key) == 1 || First(headers, headers[i].Key) != i)
            {
                continue;
            }

            if (!isOpen)
            {
                json.WriteStartObject("multiValueHeaders"u8);
                isOpen = true;
            }

            json.WriteStartArray(headers[i].Key);
            for (var j = i; j < headers.Count; j++)
            {
                if (Same(headers[j].Key, headers[i].Key))
                {
                    json.WriteStringValue(headers[j].Value);
                }
            }

            json.WriteEndArray();
        }

        if (isOpen)
        {
            json.WriteEndObject();
        }
    }

    private static int Occurrences(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        var count = 0;
        for (var i = 0; i < headers.Count; i++)
        {
            count += Same(headers[i].Key, name) ? 1 : 0;
        }

        return count;
    }

    private static int First(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        var i = 0;
        while (!Same(headers[i].Key, name))
        {
            i++;
        }

        return i;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
