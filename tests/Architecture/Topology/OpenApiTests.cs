using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>
/// The OpenAPI document, as a golden file and as one that a client generator can read (OpenAPI 3.1, sections 4.8.8 to 4.8.23).
/// </summary>
public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions s_indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void TheDocumentIsTheOneThatWasReviewed() =>
        Golden.Matches("openapi.json", OpenApi.Of(TopologyWorld.Shop).ToJsonString(s_indented) + "\n");

    [Fact]
    public void TheDocumentIsSound() => Broken(OpenApi.Of(TopologyWorld.Shop)).ShouldTellNothing();

    [Fact]
    public void EveryRouteIsInTheDocument() => Operations(OpenApi.Of(TopologyWorld.Shop))
        .Select(o => (string)o.Operation["operationId"]!).Order()
        .ShouldBe(TopologyWorld.Shop.Routes.Select(r => r.Operation.Name).Order());

    [Fact]
    public void OnlyPublicRoutesAskForNoToken()
    {
        var open = Operations(OpenApi.Of(TopologyWorld.Shop)).Where(o => o.Operation["security"]!.AsArray().Count == 0);

        open.Select(o => $"{o.Method.ToUpperInvariant()} {o.Path}").Order(StringComparer.Ordinal)
            .ShouldBe(Golden.Lines("public-routes.txt"));
    }

    [Theory]
    [InlineData("""$.paths./products.get.operationId""", "GetProduct", "GetProduct is the id of two operations")]
    [InlineData("""$.paths./products/{id}.get.parameters""", "[]", "get /products/{id} does not declare its path parameters: id")]
    [InlineData(
        """$.paths./products.get.parameters""", """[{"name":"id","in":"path","required":true,"schema":{}}]""",
        "get /products declares path parameters it does not have: id")]
    [InlineData("""$.paths./products.get.responses""", "{}", "get /products has no answer of success")]
    [InlineData("""$.paths./products.get.responses.200.description""", null, "get /products: answer 200 has no description")]
    [InlineData("""$.components.schemas.Money""", null, "#/components/schemas/Money leads nowhere")]
    [InlineData("""$.components.securitySchemes.cognito""", null, "the security scheme cognito is not described")]
    public void AMistakeInTheDocumentIsTold(string at, string? json, string told)
    {
        var document = OpenApi.Of(TopologyWorld.Shop);
        Replace(document, at, json is null ? null : json[0] is '[' or '{' ? JsonNode.Parse(json) : JsonValue.Create(json));

        Broken(document).ShouldContain(told);
    }

    private static IEnumerable<string> Broken(JsonObject document) =>
    [
        .. References(document).Distinct().Where(reference => Find(document, reference) is null)
            .Select(reference => $"{reference} leads nowhere"),
        .. Operations(document).GroupBy(o => (string)o.Operation["operationId"]!).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key} is the id of {(same.Count() == 2 ? "two" : same.Count())} operations"),
        .. Operations(document).SelectMany(o => BrokenOperation(document, $"{o.Method} {o.Path}", o.Path, o.Operation)),
    ];

    private static IEnumerable<string> BrokenOperation(JsonObject document, string name, string path, JsonObject operation)
    {
        var inPath = Regex.Matches(path, @"\{(\w+)\}").Select(m => m.Groups[1].Value).ToList();
        var parameters = operation["parameters"]!.AsArray().Select(p => p!.AsObject()).ToList();
        var declared = parameters.Where(p => (string)p["in"]! == "path" && (bool)p["required"]!).Select(p => (string)p["name"]!).ToList();
        var answers = operation["responses"]!.AsObject();
        string[] missing = [.. inPath.Except(declared)], extra = [.. declared.Except(inPath)];
        string[] schemes = [.. operation["security"]!.AsArray().SelectMany(s => s!.AsObject().Select(scheme => scheme.Key)).Distinct()];
        return
        [
            .. missing.Length > 0 ? (string[])[$"{name} does not declare its path parameters: {string.Join(", ", missing)}"] : [],
            .. extra.Length > 0 ? (string[])[$"{name} declares path parameters it does not have: {string.Join(", ", extra)}"] : [],
            .. parameters.GroupBy(p => $"{p["in"]} {p["name"]}").Where(same => same.Count() > 1)
                .Select(same => $"{name} declares {same.Key} twice"),
            .. parameters.Where(p => p["schema"] is null).Select(p => $"{name}: {p["name"]} has no schema"),
            .. answers.Any(a => a.Key.StartsWith('2')) ? [] : (string[])[$"{name} has no answer of success"],
            .. answers.Where(a => a.Value?["description"] is null).Select(a => $"{name}: answer {a.Key} has no description"),
            .. schemes.Where(s => document["components"]!["securitySchemes"]![s] is null)
                .Select(s => $"the security scheme {s} is not described"),
        ];
    }

    private static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key, method.Value!.AsObject());

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(m => m.Key == "$ref" ? [(string)m.Value!] : References(m.Value)),
        JsonArray all => all.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Find(JsonObject document, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, name) => node?[name]);

    private static void Replace(JsonObject document, string at, JsonNode? value)
    {
        var names = at.Split('.').Skip(1).ToArray();
        var owner = names.SkipLast(1).Aggregate((JsonNode)document, (node, name) => node[name].ShouldNotBeNull($"{at} is not there"));
        owner[names[^1]] = value;
    }
}
