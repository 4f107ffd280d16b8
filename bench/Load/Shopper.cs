using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Ecommerce.Bench.Load;

/// <summary>A client of the shop with a token of its own, over a connection of its own.</summary>
internal sealed class Shopper : IDisposable
{
    private readonly HttpClient _http;

    public Shopper(Uri api, string token)
    {
        _http = new() { BaseAddress = api };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Asks, and takes nothing but success for an answer: a refusal would be measured as a fast order.</summary>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        }

        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == expected
            ? JsonNode.Parse(text)!
            : throw new InvalidDataException($"{method} {path} answered {(int)response.StatusCode}: {text}");
    }

    public Task<JsonNode> OrderAsync(IEnumerable<string> products) => SendAsync(
        HttpMethod.Post, "orders",
        new()
        {
            ["items"] = new JsonArray([.. products.Select(id => new JsonObject { ["productId"] = id, ["quantity"] = 1 })]),
            ["shipping"] = new JsonObject { ["type"] = "ECONOMIC", ["carrier"] = "CORREIOS" },
            ["payment"] = new JsonObject { ["method"] = "CREDIT_CARD" },
        },
        HttpStatusCode.Created);

    public void Dispose() => _http.Dispose();
}
