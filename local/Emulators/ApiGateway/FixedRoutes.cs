using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>The routes that the gateway answers itself, from what it knows.</summary>
internal sealed class FixedRoutes(Shop shop, ApiFrontOptions options)
{
    private const string Json = "application/json";

    private readonly byte[] _health = Bytes(new JsonObject
    {
        ["status"] = "ok", ["version"] = options.Version, ["commit"] = options.Commit,
    });

    // Made at the first request: most worlds are never asked.
    private readonly Lazy<(byte[] Body, string ETag)> _openApi = new(() =>
    {
        var body = Bytes(OpenApi.Of(shop));
        return (body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");
    });

    public FixedMethod At(string path) => path switch
    {
        "/health" => new("Health", path, _ => new(200, _health, new("Content-Type", Json), new("Cache-Control", "no-store"))),
        "/openapi.json" => new("OpenApi", path, DescribeApi),
        _ => throw new TopologyException($"{path} is fixed, but the gateway has no answer for it"),
    };

    private ApiReply DescribeApi(ApiCall call)
    {
        var (body, tag) = _openApi.Value;
        KeyValuePair<string, string> etag = new("ETag", tag), cached = new("Cache-Control", "public, max-age=60");
        return call.Request.Headers.IfNoneMatch.Any(known => known!.Split(',', StringSplitOptions.TrimEntries).Contains(tag))
            ? new(304, default, etag, cached)
            : new(200, body, new("Content-Type", Json), etag, cached);
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
