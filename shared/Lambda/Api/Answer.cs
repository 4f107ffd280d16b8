namespace Ecommerce.Lambda;

/// <summary>What an operation without a result says: a status and headers.</summary>
public record Answer
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = 204;

    /// <summary>The version of what is represented, quotes included: <c>"7"</c> (RFC 9110, section 8.8.3).</summary>
    public string? ETag { get; init; }

    /// <summary>Where the thing just made is (RFC 9110, section 10.2.2).</summary>
    public string? Location { get; init; }

    /// <summary>How it may be cached; null means <c>no-store</c>.</summary>
    public string? CacheControl { get; init; }

    /// <summary>The next page, <c>&lt;…&gt;; rel="next"</c> (RFC 8288).</summary>
    public string? Link { get; init; }

    /// <summary>Headers beside those above.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Extra { get; init; } = [];

    /// <summary>204: done, nothing to say.</summary>
    public static Answer NoContent { get; } = new();

    /// <summary>304: what the client has is still current.</summary>
    public static Answer NotModified(string etag) => new() { Status = 304, ETag = etag };

    /// <summary>The answer in its final form.</summary>
    public ApiResponse Render() => new(Status, Headers("application/json"), default);

    private protected List<KeyValuePair<string, string>> Headers(string contentType)
    {
        List<KeyValuePair<string, string>> headers = new(6 + Extra.Count)
        {
            new("Content-Type", contentType),
            new("Cache-Control", CacheControl ?? "no-store"),
        };
        Add(headers, "ETag", ETag);
        Add(headers, "Location", Location);
        Add(headers, "Link", Link);
        headers.AddRange(Extra);
        return headers;
    }

    private static void Add(List<KeyValuePair<string, string>> headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.Add(new(name, value));
        }
    }
}
