using System.Text.Json.Nodes;

namespace Ecommerce.Topology;

/// <summary>The answer of a route that the gateway answers itself, from what is known when it is made.</summary>
/// <param name="Operation">As in logs.</param>
public sealed record FixedAnswer(string Path, string Operation, string CacheControl, string Body)
{
    /// <summary>Bytes of a mapping template (API Gateway quotas, "Mapping template size").</summary>
    public const int TemplateBytesMax = 300 * 1024;

    /// <summary>
    /// The body as a mapping template. A template would read <c>$</c> and <c>#</c> as its own; in JSON both can be written otherwise.
    /// </summary>
    public string Template => Body.Replace("$", "\\u0024", StringComparison.Ordinal).Replace("#", "\\u0023", StringComparison.Ordinal);

    /// <summary>Of each fixed route of the API.</summary>
    /// <param name="version">The product's, for <c>/health</c>.</param>
    /// <param name="commit">What was built, for <c>/health</c>.</param>
    public static IReadOnlyList<FixedAnswer> All(Shop shop, string version, string commit) =>
        [.. shop.Api.Fixed.Select(path => At(path, shop, version, commit))];

    private static FixedAnswer At(string path, Shop shop, string version, string commit) => path switch
    {
        "/health" => new(path, "Health", "no-store", Text(new() { ["status"] = "ok", ["version"] = version, ["commit"] = commit })),
        "/openapi.json" => new(path, "OpenApi", "public, max-age=60", Text(OpenApi.Of(shop))),
        _ => throw new TopologyException($"{path} is fixed, but nothing is known to answer there"),
    };

    private static string Text(JsonObject json) => json.ToJsonString();
}
