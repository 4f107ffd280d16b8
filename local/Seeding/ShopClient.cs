using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Functions.Products;

namespace Ecommerce.Local.Seeding;

/// <summary>The API as the commands use it: with an admin's token, patient when it is told to wait.</summary>
public sealed class ShopClient : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly Func<string> _token;
    private readonly string _again;

    /// <param name="token">Gives a valid access token; asked again for each request, since an import can outlast one.</param>
    /// <param name="again">What a failure leaves behind, for the person who reads of it.</param>
    public ShopClient(Uri shop, Func<string> token, string again = "what was imported stays, and the next import completes it")
    {
        (_token, _again) = (token, again);
        _http = new() { BaseAddress = new(shop, "api/"), Timeout = s_patience };
    }

    /// <summary>Every product of any status, by its code.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> ProductsByCodeAsync(CancellationToken cancellation)
    {
        var products = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var path = $"admin/products?limit=100{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}";
            var page = await SendAsync(() => new(HttpMethod.Get, path), cancellation);
            foreach (var product in page["items"]!.AsArray())
            {
                products[(string)product!["code"]!] = product.AsObject();
            }

            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return products;
    }

    /// <summary>The product as it was made, or why its codes are taken.</summary>
    public async Task<(JsonObject? Product, string? Taken)> CreateAsync(ProductDraft draft, CancellationToken cancellation)
    {
        var key = Guid.CreateVersion7().ToString(); // The same for every try, so that a lost answer makes no second product.
        var (status, answer) = await AskAsync(
            () => new(HttpMethod.Post, "products") { Content = Body(draft), Headers = { { "Idempotency-Key", key } } },
            answer => answer is { StatusCode: HttpStatusCode.Conflict, Headers.RetryAfter: null }, cancellation);
        return status == HttpStatusCode.Conflict ? (null, (string?)answer["detail"] ?? "its code is taken") : (answer, null);
    }

    public Task<JsonObject> ReplaceAsync(string id, long version, ProductDraft draft, CancellationToken cancellation) => SendAsync(
        () => new(HttpMethod.Put, $"products/{id}") { Content = Body(draft), Headers = { IfMatch = { new($"\"{version}\"") } } },
        cancellation);

    /// <summary>0 when nothing was ever received of the SKU.</summary>
    public async Task<long> StockVersionAsync(string sku, CancellationToken cancellation) =>
        (long)(await SendAsync(() => new(HttpMethod.Get, $"inventory/{sku}"), cancellation))["version"]!;

    /// <summary>Receives the first units of a SKU; once, however often it is asked for.</summary>
    public Task<JsonObject> ReceiveAsync(string sku, long units, CancellationToken cancellation) => SendAsync(
        () => new(HttpMethod.Post, $"inventory/{sku}/adjustments")
        {
            Content = Json(new JsonObject { ["delta"] = units, ["reason"] = "receipt", ["reference"] = "seed" }),
            Headers = { { "Idempotency-Key", $"seed-{sku}" } },
        },
        cancellation);

    /// <summary>What a recount of a SKU came to, or why it could not be counted or repaired.</summary>
    public async Task<(JsonObject? Answer, string? Refusal)> ReconcileAsync(string sku, bool apply, CancellationToken cancellation)
    {
        var (status, answer) = await AskAsync(
            () => new(HttpMethod.Post, $"inventory/{sku}/reconciliations") { Content = Json(new JsonObject { ["apply"] = apply }) },
            answer => answer.StatusCode is HttpStatusCode.Conflict, cancellation);
        return status == HttpStatusCode.Conflict ? (null, (string?)answer["detail"] ?? "it is refused") : (answer, null);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonObject> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellation) =>
        (await AskAsync(request, isAnswer: _ => false, cancellation)).Answer;

    /// <param name="isAnswer">Whether a refusal is an answer, too.</param>
    private async Task<(HttpStatusCode Status, JsonObject Answer)> AskAsync(
        Func<HttpRequestMessage> request, Func<HttpResponseMessage, bool> isAnswer, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var message = request();
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token());
            using var response = await SendAsync(message, cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            if (response.IsSuccessStatusCode || isAnswer(response))
            {
                return (response.StatusCode, JsonNode.Parse(body)!.AsObject());
            }

            if (!IsPassing(response) || attempt == LocalLimits.RequestTriesMax)
            {
                throw new LocalException(
                    $"{message.Method} {message.RequestUri?.PathAndQuery} answered {(int)response.StatusCode}: {Reason(body)}; {_again}");
            }

            await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), cancellation);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        try
        {
            return await _http.SendAsync(message, cancellation);
        }
        catch (HttpRequestException e)
        {
            throw new LocalException($"The shop at {_http.BaseAddress} is gone ({e.Message}); {_again}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new LocalException(
                $"{message.Method} {message.RequestUri?.PathAndQuery} was not answered in {s_patience.TotalSeconds:0} s; {_again}");
        }
    }

    private static string Reason(string body)
    {
        try
        {
            return (string?)JsonNode.Parse(body)?["detail"] ?? body;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return body.ReplaceLineEndings(" ");
        }
    }

    private static bool IsPassing(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout
        || (response.StatusCode is HttpStatusCode.Conflict && response.Headers.RetryAfter is not null);

    private static ByteArrayContent Body(ProductDraft draft) =>
        Json(JsonSerializer.SerializeToNode(draft, ProductsJson.Default.ProductDraft)!);

    private static ByteArrayContent Json(JsonNode node) =>
        new(JsonSerializer.SerializeToUtf8Bytes(node)) { Headers = { ContentType = new("application/json") } };
}
