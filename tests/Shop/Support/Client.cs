using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>A client of the API, as a browser or an app would be one.</summary>
public sealed class Client(Uri shop, Func<string?> token) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new(shop, "api/") };

    public Task<Reply> GetAsync(string path, string? ifNoneMatch = null) =>
        SendAsync(HttpMethod.Get, path, null, ("If-None-Match", ifNoneMatch));

    public Task<Reply> PostAsync(string path, JsonNode body, string? key = null) =>
        SendAsync(HttpMethod.Post, path, Json(body.ToJsonString()), ("Idempotency-Key", key));

    public Task<Reply> PutAsync(string path, JsonNode body, string? ifMatch = null) =>
        SendAsync(HttpMethod.Put, path, Json(body.ToJsonString()), ("If-Match", ifMatch));

    public Task<Reply> DeleteAsync(string path, string? ifMatch = null) => SendAsync(HttpMethod.Delete, path, null, ("If-Match", ifMatch));

    /// <summary>A body as it is, whatever it is.</summary>
    public Task<Reply> PostTextAsync(string path, string body, string contentType = "application/json", string? key = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(HttpMethod.Post, path, content, ("Idempotency-Key", key));
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string? Value)[] headers)
    {
        // A Location begins with the stage; everything else is written as the API's description has it.
        var target = path.StartsWith("/api/", StringComparison.Ordinal) ? path : path.TrimStart('/');
        using var request = new HttpRequestMessage(method, target) { Content = content };
        if (token() is { } bearer)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        foreach (var (name, value) in headers)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var fields = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new(response.StatusCode, text, fields);
    }

    public void Dispose() => _http.Dispose();

    private static ByteArrayContent Json(string text) =>
        new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new("application/json") } };
}

/// <summary>What came back.</summary>
public sealed record Reply(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Body => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The body is null");

    public string ETag => Headers["ETag"];

    /// <summary>Whether the answer has a header.</summary>
    public bool Has(string header) => Headers.ContainsKey(header);

    public string Id => (string)Body["id"]!;

    /// <summary>The items of a list's page.</summary>
    public IReadOnlyList<JsonNode> Items => [.. Body["items"]!.AsArray().Select(i => i!)];

    public string? NextCursor => (string?)Body["nextCursor"];

    /// <summary>The last part of a problem's type: <c>not-found</c>.</summary>
    public string Problem => ((string)Body["type"]!).Split('/')[^1];

    /// <summary>Where a problem finds fault, each as <c>/pointer code</c>, <c>?parameter code</c> or <c>Header code</c>.</summary>
    public IReadOnlyList<string> Faults => [.. (Body["errors"]?.AsArray() ?? []).Select(e =>
        $"{(string?)e!["pointer"] ?? (e["parameter"] is { } p ? $"?{(string)p!}" : (string?)e["header"])} {(string)e["code"]!}")];

    public override string ToString() => $"{(int)Status} {Text}";
}
