using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</summary>
internal sealed class LambdaInvoke(LambdaHost host, AsyncInvocations asynchronous)
{
    private const int SyncBytesMax = 6 * 1024 * 1024;
    private const int EventBytesMax = 1024 * 1024;
    private const int ClientContextBytesMax = 3583;

    /// <summary>Headers of Invoke that would change what happens, and that nobody here would heed.</summary>
    private static readonly string[] s_unsupported = ["x-amz-durable-execution-name", "x-amz-tenant-id"];

    public async ValueTask<AwsReply> RunAsync(AwsCall call, string name, CancellationToken cancellation)
    {
        if (s_unsupported.FirstOrDefault(call.Headers.ContainsKey) is { } header)
        {
            return LambdaReply.Invalid($"The local Lambda does not support the header '{header}'");
        }

        var type = call.Headers.GetValueOrDefault("x-amz-invocation-type") ?? "RequestResponse";
        var bytesMax = type == "Event" ? EventBytesMax : SyncBytesMax;
        if (call.Body.Length > bytesMax)
        {
            return LambdaReply.Refuse(413, "RequestTooLargeException",
                $"Request must be smaller than {bytesMax} bytes for the InvokeFunction operation");
        }

        if (!IsJson(call.Body.Span))
        {
            return LambdaReply.Refuse(400, "InvalidRequestContentException", "Could not parse request body into json");
        }

        var (options, refusal) = OptionsOf(call);
        if (options is null)
        {
            return refusal!;
        }

        switch (type)
        {
            case "RequestResponse":
                return Answer(await host.InvokeAsync(name, call.Body, options, cancellation).ConfigureAwait(false));
            case "Event":
                return asynchronous.TryAdd(name, call.Body.ToArray(), options) ? LambdaReply.Empty(202) : LambdaReply.TooManyRequests();
            case "DryRun":
                return LambdaReply.Empty(204);
            default:
                return NoneOf(type, "invocationType", "Event, RequestResponse, DryRun");
        }
    }

    private static (InvokeOptions? Options, AwsReply? Refusal) OptionsOf(AwsCall call)
    {
        var log = call.Headers.GetValueOrDefault("x-amz-log-type") ?? "None";
        if (log is not ("None" or "Tail"))
        {
            return (null, NoneOf(log, "logType", "None, Tail"));
        }

        var options = new InvokeOptions { TraceId = call.Headers.GetValueOrDefault("x-amzn-trace-id"), TailsLog = log == "Tail" };
        if (!call.Headers.TryGetValue("x-amz-client-context", out var encoded))
        {
            return (options, null);
        }

        return ClientContextOf(encoded) is { } context
            ? (options with { ClientContext = context }, null)
            : (null, LambdaReply.Refuse(
                400, "InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object."));
    }

    // It becomes a header of the Runtime API, so it must not break its line.
    private static string? ClientContextOf(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (encoded.Length > ClientContextBytesMax || !Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(0, length));
            return json.RootElement.ValueKind == JsonValueKind.Object ? JsonSerializer.Serialize(json.RootElement) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // No JSON, or texts in it that are no Unicode.
        }
    }

    private static AwsReply Answer(InvokeResult result) => result switch
    {
        InvokeResult.Succeeded ok => Executed(ok.Payload, result.Log, error: null),
        InvokeResult.Failed failed => Executed(failed.Payload, result.Log, "Unhandled"),
        InvokeResult.TimedOut late => Executed(late.Payload, result.Log, "Unhandled"),
        _ => LambdaReply.TooManyRequests(),
    };

    private static AwsReply Executed(ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte> log, string? error)
    {
        List<KeyValuePair<string, string>> headers = [new("X-Amz-Executed-Version", "$LATEST")];
        if (error is not null)
        {
            headers.Add(new("X-Amz-Function-Error", error));
        }

        if (!log.IsEmpty)
        {
            headers.Add(new("X-Amz-Log-Result", Convert.ToBase64String(log.Span)));
        }

        return new(200, LambdaReply.ContentType, payload) { Headers = headers };
    }

    private static AwsReply NoneOf(string value, string member, string values) => LambdaReply.Invalid(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: "
        + $"Member must satisfy enum value set: [{values}]");

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return true;
        }

        var reader = new Utf8JsonReader(body);
        try
        {
            return reader.Read() && (reader.TrySkip(), reader.Read()) == (true, false);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
