using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>The headers of an event: the client's, and those that AWS adds on the way.</summary>
internal static class EventHeaders
{
    private static readonly FrozenSet<string> s_perConnection = new[]
    {
        "Connection", "Expect", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Set by the gateway itself, below; what a client says of them is taken into account there.
    private static readonly FrozenSet<string> s_set = new[]
    {
        "X-Amzn-Trace-Id", "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Headers between two machines only; never handed on in either direction.</summary>
    public static bool IsPerConnection(string name) => s_perConnection.Contains(name);

    public static void Write(Utf8JsonWriter json, ApiCall call)
    {
        var headers = List(call);
        json.WriteStartObject("headers");
        foreach (var (name, values) in headers)
        {
            json.WriteString(name, values[^1]);
        }

        json.WriteEndObject();
        json.WriteStartObject("multiValueHeaders");
        foreach (var (name, values) in headers)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static List<KeyValuePair<string, StringValues>> List(ApiCall call)
    {
        var request = call.Request.Headers;
        var named = request.Connection.SelectMany(c => c!.Split(',', StringSplitOptions.TrimEntries)).ToArray();
        List<KeyValuePair<string, StringValues>> headers =
        [
            .. request.Where(h => !s_perConnection.Contains(h.Key) && !s_set.Contains(h.Key)
                && !named.Contains(h.Key, StringComparer.OrdinalIgnoreCase)),
            new("X-Amzn-Trace-Id", call.TraceId),
            new("X-Forwarded-For", Forwarded(request["X-Forwarded-For"], call)),
            new("X-Forwarded-Port", "443"), // The stage has no other door.
            new("X-Forwarded-Proto", "https"),
        ];
        return headers;
    }

    private static string Forwarded(StringValues before, ApiCall call)
    {
        var client = call.Context.Connection.RemoteIpAddress?.ToString();
        return before.Count == 0 ? $"{client}" : $"{string.Join(", ", before.ToArray())}, {client}";
    }
}
