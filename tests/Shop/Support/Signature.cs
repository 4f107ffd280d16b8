using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>Signature Version 4 over host, time and body, as <c>curl --aws-sigv4</c> makes it for the API's own host.</summary>
internal static class Signature
{
    /// <summary>Posts in the operator's name.</summary>
    /// <param name="sent">The body that goes out; null: the one that is signed.</param>
    public static Task<Reply> SignedAsync(this World world, string path, JsonObject body, string? secret = null, JsonObject? sent = null)
    {
        var (outputs, text) = (world.Cloud.Outputs.Values, body.ToJsonString());
        var headers = Of(
            world.Cloud.Front.DomainName, $"/api{path}", text, (string)outputs["accessKeyId"]!,
            secret ?? (string)outputs["secretAccessKey"]!, TimeProvider.System.GetUtcNow());
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent?.ToJsonString() ?? text));
        content.Headers.ContentType = new("application/json");
        return world.Anyone.SendAsync(HttpMethod.Post, path, content, headers);
    }

    private static (string, string?)[] Of(string host, string path, string body, string key, string secret, DateTimeOffset now)
    {
        var time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var canonical = $"POST\n{path}\n\nhost:{host}\nx-amz-date:{time}\n\nhost;x-amz-date\n{Hash(body)}";
        string[] scope = [time[..8], "us-east-1", "execute-api", "aws4_request"];
        var signing = scope.Aggregate(
            Encoding.UTF8.GetBytes($"AWS4{secret}"), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
        var text = $"AWS4-HMAC-SHA256\n{time}\n{string.Join('/', scope)}\n{Hash(canonical)}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(signing, Encoding.UTF8.GetBytes(text)));
        return
        [
            ("X-Amz-Date", time),
            (
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential={key}/{string.Join('/', scope)}, SignedHeaders=host;x-amz-date, Signature={signature}"),
        ];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
