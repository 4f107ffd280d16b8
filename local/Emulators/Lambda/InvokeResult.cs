using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>How an invocation ended. Every case is expected: callers match on it, nothing here is thrown.</summary>
public abstract record InvokeResult
{
    private InvokeResult()
    {
    }

    /// <summary>The end of what the invocation logged, where that was asked for.</summary>
    public ReadOnlyMemory<byte> Log { get; init; }

    /// <summary>The handler answered.</summary>
    public sealed record Succeeded(ReadOnlyMemory<byte> Payload) : InvokeResult;

    /// <summary>The handler or its runtime failed; the payload is the error document as AWS gives it.</summary>
    public sealed record Failed(string ErrorType, string Message, ReadOnlyMemory<byte> Payload) : InvokeResult
    {
        public static Failed Because(string errorType, string message) => new(errorType, message, ErrorDocument.Write(errorType, message));
    }

    /// <summary>The handler did not answer within the function's timeout and its instance was killed.</summary>
    public sealed record TimedOut(string RequestId = "", TimeSpan After = default) : InvokeResult
    {
        public const string ErrorType = "Sandbox.Timedout";

        public string Message => string.Create(CultureInfo.InvariantCulture, $"Task timed out after {After.TotalSeconds:0.00} seconds");

        public ReadOnlyMemory<byte> Payload => ErrorDocument.Write(ErrorType, $"RequestId: {RequestId} Error: {Message}");
    }

    /// <summary>Every instance was busy and the queue full or too slow.</summary>
    public sealed record Throttled : InvokeResult;

    /// <summary>The instance ended before the request reached it, so another may have it. Never leaves the host.</summary>
    internal sealed record Undelivered : InvokeResult;
}

/// <summary>The error document of Lambda: <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c>.</summary>
internal static class ErrorDocument
{
    public static byte[] Write(string errorType, string message, IEnumerable<string>? stackTrace = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("errorType", errorType);
            json.WriteString("errorMessage", message);
            json.WriteStartArray("stackTrace");
            foreach (var line in stackTrace ?? [])
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads what a runtime posted. A body that is no error document is quoted in one, so that the reason is not lost.</summary>
    public static InvokeResult.Failed Read(ReadOnlyMemory<byte> body, string defaultType)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var type = Text(document.RootElement, "errorType") is { Length: > 0 } told ? told : defaultType;
                return new(type, Text(document.RootElement, "errorMessage"), body);
            }
        }
        catch (JsonException)
        {
            // Not JSON: quoted below.
        }

        return InvokeResult.Failed.Because(defaultType, Encoding.UTF8.GetString(body.Span));
    }

    private static string Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
