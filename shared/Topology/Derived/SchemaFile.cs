using System.Reflection;
using System.Text.Json.Nodes;

namespace Ecommerce.Topology;

/// <summary>
/// The bodies of a service's operations: <c>Schemas/Orders.json</c>, written by a test from the JSON contexts of the executable and
/// committed. It is how functions tell topology their types though neither references the other; the join is the operation's name.
/// </summary>
public sealed class SchemaFile
{
    private readonly JsonObject _operations;

    private SchemaFile(JsonObject file)
    {
        _operations = file["operations"]!.AsObject();
        Types = file["types"]!.AsObject();
    }

    public JsonObject Types { get; }

    public static SchemaFile Of(string service)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Schemas/{service}.json")
            ?? throw new TopologyException($"shared/Topology/Schemas/{service}.json is missing; `dotnet test` says how to write it");
        return new(JsonNode.Parse(stream)!.AsObject());
    }

    public IEnumerable<string> Operations => _operations.Select(o => o.Key);

    /// <summary>Name of the type an operation takes; null: none.</summary>
    public string? Takes(string operation) => (string?)_operations[operation]?["takes"];

    /// <summary>Name of the type an operation gives; null: none.</summary>
    public string? Gives(string operation) => (string?)_operations[operation]?["gives"];
}
