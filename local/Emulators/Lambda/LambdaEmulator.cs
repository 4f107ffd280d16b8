using System.Text;
using System.Text.Json;
using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Lambda's Invoke API over the host's functions: synchronous, asynchronous and dry.</summary>
public sealed class LambdaEmulator(LambdaHost host, AsyncInvocations asynchronous) : IEmulator
{
    private const string Functions = "/2015-03-31/functions/";
    private const int SyncBytesMax = 6 * 1024 * 1024;
    private const int EventBytesMax = 1024 * 1024;

    public string Service => "lambda";

    public async ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        if (call is { Method: "GET", Path: Functions or "/2015-03-31/functions" })
        {
            return Denied(call, "lambda:ListFunctions", "*") ?? List();
        }

        var parts = call.Path.StartsWith(Functions, StringComparison.Ordinal) ? call.Path[Functions.Length..].Split('/') : [];
        if (call.Method != "POST" || parts is not [var named, "invocations"])
        {
            return Refuse(404, "UnknownOperationException", $"The local Lambda has no {call.Method} {call.Path}");
        }

        var name = NameOf(Uri.UnescapeDataString(named));
        var arn = $"arn:aws:lambda:{FunctionConfig.Region}:{FunctionConfig.Account}:function:{name}";
        if (Denied(call, "lambda:InvokeFunction", arn) is { } denied)
        {
            return denied;
        }

        if (!host.Contains(name))
        {
            return Refuse(404, "ResourceNotFoundException", $"Function not found: {arn}");
        }

        return Unsupported(call) ?? await InvokeAsync(call, name, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<AwsReply> InvokeAsync(AwsCall call, string name, CancellationToken cancellation)
    {
        var type = call.Headers.GetValueOrDefault("x-amz-invocation-type") ?? "RequestResponse";
        var bytesMax = type == "Event" ? EventBytesMax : SyncBytesMax;
        if (call.Body.Length > bytesMax)
        {
            return Refuse(413, "RequestTooLargeException",
                $"Request must be smaller than {bytesMax} bytes for the InvokeFunction operation");
        }

        if (!IsJson(call.Body))
        {
            return Refuse(400, "InvalidRequestContentException", "Could not parse request body into json");
        }

        var trace = call.Headers.GetValueOrDefault("x-amzn-trace-id");
        switch (type)
        {
            case "RequestResponse":
                return Answer(await host.InvokeAsync(name, call.Body, trace, cancellation).ConfigureAwait(false));
            case "Event":
                return asynchronous.TryAdd(name, call.Body.ToArray(), trace) ? Empty(202) : TooManyRequests();
            case "DryRun":
                return Empty(204);
            default:
                return Refuse(400, "InvalidParameterValueException",
                    $"Value '{type}' at 'invocationType' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
        }
    }

    private static AwsReply Answer(InvokeResult result) => result switch
    {
        InvokeResult.Succeeded ok => Executed(ok.Payload, error: null),
        InvokeResult.Failed failed => Executed(failed.Payload, "Unhandled"),
        InvokeResult.TimedOut late => Executed(late.Payload, "Unhandled"),
        _ => TooManyRequests(),
    };

    private static AwsReply Executed(ReadOnlyMemory<byte> payload, string? error) => new(200, "application/json", payload)
    {
        Headers = error is null
            ? [new("X-Amz-Executed-Version", "$LATEST")]
            : [new("X-Amz-Executed-Version", "$LATEST"), new("X-Amz-Function-Error", error)],
    };

    private AwsReply List()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("Functions");
            foreach (var function in host.Functions)
            {
                json.WriteStartObject();
                json.WriteString("FunctionName", function.Name);
                json.WriteString("FunctionArn", function.Arn);
                json.WriteString("Handler", function.Handler);
                json.WriteString("Runtime", "provided.al2023");
                json.WriteNumber("Timeout", (int)function.Timeout.TotalSeconds);
                json.WriteNumber("MemorySize", function.MemoryMb);
                json.WriteString("Version", "$LATEST");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new(200, "application/json", stream.ToArray());
    }

    /// <summary>A name as it is, or the end of a (partial) ARN: <c>…:function:name</c> with or without a qualifier.</summary>
    private static string NameOf(string named)
    {
        const string Marker = "function:";
        var at = named.IndexOf(Marker, StringComparison.Ordinal);
        return (at < 0 ? named : named[(at + Marker.Length)..]).Split(':')[0];
    }

    /// <summary>What would be ignored silently is refused by name.</summary>
    private static AwsReply? Unsupported(AwsCall call)
    {
        if (call.Headers.GetValueOrDefault("x-amz-log-type") is { } log && log != "None")
        {
            return Refuse(400, "InvalidParameterValueException", "The local Lambda keeps logs in files: LogType Tail is not supported");
        }

        return call.Headers.ContainsKey("x-amz-client-context")
            ? Refuse(400, "InvalidParameterValueException", "The local Lambda does not support ClientContext")
            : null;
    }

    private static bool IsJson(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return true;
        }

        var reader = new Utf8JsonReader(body.Span);
        try
        {
            return reader.Read() && (reader.TrySkip(), reader.Read()) == (true, false);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>IAM's refusal, which alone has a message and nothing else; null when the caller may.</summary>
    private static AwsReply? Denied(AwsCall call, string action, string resource) =>
        call.Caller.Refuse(new AccessRequest(action, resource)) is { } words
            ? new(403, "application/json", Encoding.UTF8.GetBytes($$"""{"Message":"{{JsonEncodedText.Encode(words)}}"}"""))
            {
                Headers = [new("x-amzn-ErrorType", "AccessDeniedException")],
            }
            : null;

    private static AwsReply Empty(int status) => new(status, "application/json", default);

    private static AwsReply TooManyRequests() =>
        Refuse(429, "TooManyRequestsException", "Rate Exceeded.", ",\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\"");

    private static AwsReply Refuse(int status, string type, string message, string more = "")
    {
        var body = $$"""{"Type":"User","Message":"{{JsonEncodedText.Encode(message)}}"{{more}}}""";
        return new(status, "application/json", Encoding.UTF8.GetBytes(body)) { Headers = [new("x-amzn-ErrorType", type)] };
    }
}
