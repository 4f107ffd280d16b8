using System.Globalization;
using System.Text.Json;
using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Lambda's API over the host's functions: invoking them, describing them, and telling which there are.</summary>
public sealed class LambdaEmulator(LambdaHost host, AsyncInvocations asynchronous) : IEmulator
{
    private const string Functions = "/2015-03-31/functions";
    private const string PartialPrefix = $"{FunctionConfig.Account}:function:";
    private const string ArnPrefix = $"arn:aws:lambda:{FunctionConfig.Region}:{PartialPrefix}";
    private const int PageMax = 50;

    private readonly LambdaInvoke _invoke = new(host, asynchronous);

    public string Service => "lambda";

    public ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        var parts = call.Path == Functions ? []
            : call.Path.StartsWith(Functions + "/", StringComparison.Ordinal)
                ? call.Path[Functions.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries)
                : null;
        return (call.Method, parts) switch
        {
            ("GET", []) => new(Refused(call, "ListFunctions", "*") ?? List(call)),
            ("GET", [var name]) => new(Described(call, name, "GetFunction", FunctionDocument.WriteWhole)),
            ("GET", [var name, "configuration"]) => new(Described(call, name, "GetFunctionConfiguration", FunctionDocument.Write)),
            ("PUT", [var name, "configuration"]) => new(Updated(call, name)),
            ("POST", [var name, "invocations"]) => InvokeAsync(call, name, cancellation),
            _ => new(LambdaReply.Refuse(404, "UnknownOperationException", $"The local Lambda has no {call.Method} {call.Path}")),
        };
    }

    private async ValueTask<AwsReply> InvokeAsync(AwsCall call, string named, CancellationToken cancellation)
    {
        var (function, refusal) = Find(call, named, "InvokeFunction");
        return refusal ?? await _invoke.RunAsync(call, function!.Name, cancellation).ConfigureAwait(false);
    }

    private AwsReply Described(AwsCall call, string named, string operation, Action<Utf8JsonWriter, FunctionConfig> write)
    {
        var (function, refusal) = Find(call, named, operation);
        return refusal ?? LambdaReply.Json(json => write(json, function!));
    }

    private AwsReply Updated(AwsCall call, string named)
    {
        var (function, refusal) = Find(call, named, "UpdateFunctionConfiguration");
        return refusal ?? FunctionUpdate.Run(call, function!, host);
    }

    /// <summary>The function that a path names, by its name or a whole or partial ARN; else why the call ends here.</summary>
    private (FunctionConfig? Function, AwsReply? Refusal) Find(AwsCall call, string escaped, string operation)
    {
        if (UnsupportedIn(call.Query, "Qualifier") is { } parameter)
        {
            return (null, parameter);
        }

        var (name, qualifier) = NameIn(Uri.UnescapeDataString(escaped));
        qualifier ??= InQuery(call.Query, "Qualifier");
        var arn = $"{ArnPrefix}{name}{(qualifier is null ? "" : $":{qualifier}")}";
        if (Refused(call, operation, arn) is { } refusal)
        {
            return (null, refusal);
        }

        var function = qualifier is null or "$LATEST" ? host.Find(name) : null;
        return function is null ? (null, LambdaReply.NotFound(arn)) : (function, null);
    }

    private AwsReply List(AwsCall call)
    {
        if (UnsupportedIn(call.Query, "MaxItems", "Marker") is { } refusal)
        {
            return refusal;
        }

        var count = PageMax;
        if (InQuery(call.Query, "MaxItems") is { } asked
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 1))
        {
            return LambdaReply.Invalid($"Value '{asked}' at 'maxItems' failed to satisfy constraint: "
                + "Member must have value greater than or equal to 1");
        }

        // A marker is the name of the last function that was told.
        var marker = InQuery(call.Query, "Marker") ?? "";
        FunctionConfig[] rest = [.. host.Functions.Where(f => string.CompareOrdinal(f.Name, marker) > 0)];
        var page = rest.Take(Math.Min(count, PageMax)).ToArray();
        return LambdaReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Functions");
            Array.ForEach(page, function => FunctionDocument.Write(json, function));
            json.WriteEndArray();
            if (page.Length < rest.Length)
            {
                json.WriteString("NextMarker", page[^1].Name);
            }

            json.WriteEndObject();
        });
    }

    private static AwsReply? Refused(AwsCall call, string operation, string resource) =>
        call.Caller.Refuse(new AccessRequest($"lambda:{operation}", resource)) is { } words
            ? LambdaReply.Denied(words)
            : null;

    /// <summary>Lambda API reference, Invoke, "FunctionName": a name, a whole ARN, or one that begins with the account.</summary>
    private static (string Name, string? Qualifier) NameIn(string named)
    {
        var prefix = ((string[])[ArnPrefix, PartialPrefix]).FirstOrDefault(p => named.StartsWith(p, StringComparison.Ordinal)) ?? "";
        var parts = named[prefix.Length..].Split(':', 2);
        return (parts[0], parts.ElementAtOrDefault(1));
    }

    /// <summary>What would be ignored silently is refused by name.</summary>
    private static AwsReply? UnsupportedIn(string query, params string[] known)
    {
        var other = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0])
            .FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal) && !name.StartsWith("X-Amz-", StringComparison.Ordinal));
        return other is null ? null : LambdaReply.Invalid($"The local Lambda does not support the parameter '{other}'");
    }

    private static string? InQuery(string query, string name) => query.Split('&').Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault();
}
