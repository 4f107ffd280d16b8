namespace Ecommerce.Lambda;

/// <summary>A request as an operation sees it. Nothing in it is trusted but <see cref="Caller"/>, which API Gateway has verified.</summary>
public sealed class ApiRequest
{
    /// <summary>API Gateway's id of the request; it stands in every problem and every log line.</summary>
    public required string RequestId { get; init; }

    /// <summary>The client's id of what it is doing, or <see cref="RequestId"/> where it gave none that is usable.</summary>
    public required string CorrelationId { get; init; }

    public required string Method { get; init; }

    /// <summary>The route's path with its names: <c>/products/{id}</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The path as it was sent, percent-encoded, without the stage.</summary>
    public required string Path { get; init; }

    /// <summary>What stands before <see cref="Path"/> in the client's own URL: the stage, <c>/api</c>. A link begins with it.</summary>
    public string Root { get; init; } = "";

    /// <summary>When the work on the request began, UTC.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>UTF-8, at most <see cref="LambdaLimits.BodyBytesMax"/> bytes; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Who asks; null where the route is public.</summary>
    public Caller? Caller { get; init; }

    /// <summary>The client's address as API Gateway saw it, which is CloudFront's behind CloudFront.</summary>
    public string? SourceIp { get; init; }

    /// <summary>Decoded once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PathParameters { get; init; } = [];

    /// <summary>In the order of the event; a name may repeat.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Decoded by API Gateway, in the order of the event; a name may repeat.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters { get; init; } = [];

    /// <summary>Header <c>Idempotency-Key</c> as it was sent, not yet checked; null for none.</summary>
    public string? IdempotencyKey => Header("Idempotency-Key");

    /// <summary>Header <c>traceparent</c> where it is one (W3C Trace Context); null for none, or for what only claims to be.</summary>
    public string? TraceParent => Header("traceparent") is var header && TraceHeader.IsTraceParent(header) ? header : null;

    /// <summary>The decoded value of a name in the route's path. A name that the path lacks is a bug and throws.</summary>
    public string PathParameter(string name)
    {
        foreach (var (key, value) in PathParameters)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        throw new KeyNotFoundException($"{Method} {Resource} came without its path parameter '{name}'");
    }

    /// <summary>
    /// A header's value, names compared without case; repeated ones joined with a comma (RFC 9110, section 5.3). Null for none.
    /// </summary>
    public string? Header(string name) => HeaderIn(Headers, name);

    /// <summary>The first value of a query parameter, names compared with case; null for none.</summary>
    public string? Query(string name)
    {
        for (var i = 0; i < QueryParameters.Count; i++)
        {
            if (string.Equals(QueryParameters[i].Key, name, StringComparison.Ordinal))
            {
                return QueryParameters[i].Value;
            }
        }

        return null;
    }

    /// <summary>Every value of a query parameter, in the order sent.</summary>
    public IReadOnlyList<string> QueryAll(string name)
    {
        List<string> values = [];
        foreach (var (key, value) in QueryParameters)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                values.Add(value);
            }
        }

        return values;
    }

    /// <summary>The names in the query string, each once, in the order sent.</summary>
    public IReadOnlyList<string> QueryNames
    {
        get
        {
            List<string> names = [];
            foreach (var (key, _) in QueryParameters)
            {
                if (!names.Contains(key))
                {
                    names.Add(key);
                }
            }

            return names;
        }
    }

    internal static string? HeaderIn(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        string? joined = null;
        for (var i = 0; i < headers.Count; i++)
        {
            if (string.Equals(headers[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                joined = joined is null ? headers[i].Value : $"{joined}, {headers[i].Value}";
            }
        }

        return joined;
    }
}
