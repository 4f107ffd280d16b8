using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>A table of the topology in the words of DynamoDB's CreateTable (API reference).</summary>
internal static class TableRequest
{
    public static JsonObject Create(TableSpec table, Place place)
    {
        var request = new JsonObject
        {
            ["TableName"] = table.NameIn(place),
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["KeySchema"] = Keys(table.Partition, table.Sort),
            ["AttributeDefinitions"] = Attributes(table),
        };
        if (table.AllIndexes.Count > 0)
        {
            request["GlobalSecondaryIndexes"] = new JsonArray([.. table.AllIndexes.Select(index => new JsonObject
            {
                ["IndexName"] = index.Name,
                ["KeySchema"] = Keys(index.Partition, index.Sort),
                ["Projection"] = new JsonObject { ["ProjectionType"] = "ALL" },
            })]);
        }

        if (table.HasStream)
        {
            request["StreamSpecification"] = new JsonObject { ["StreamEnabled"] = true, ["StreamViewType"] = "NEW_AND_OLD_IMAGES" };
        }

        return request;
    }

    /// <summary>A table's key is the one thing that cannot be changed.</summary>
    public static bool HaveSameKey(JsonNode there, JsonObject wanted) => JsonNode.DeepEquals(there["KeySchema"], wanted["KeySchema"]);

    /// <summary>
    /// The calls of UpdateTable that make a table, as DescribeTable tells it, into a wanted one. One change a call: the service takes
    /// no more than one index at a time, and no index together with a stream.
    /// </summary>
    public static IEnumerable<JsonObject> Updates(JsonNode there, JsonObject wanted)
    {
        var (old, fresh) = (Indexes(there), Indexes(wanted));
        foreach (var name in old.Keys.Where(name => !fresh.TryGetValue(name, out var index) || !IsSame(old[name], index)))
        {
            yield return Index(wanted, new() { ["Delete"] = new JsonObject { ["IndexName"] = name } });
        }

        foreach (var (name, index) in fresh.Where(index => !old.TryGetValue(index.Key, out var known) || !IsSame(known, index.Value)))
        {
            yield return Index(wanted, new() { ["Create"] = index.DeepClone() });
        }

        var (oldView, view) = (View(there), View(wanted));
        if (oldView is not null && oldView != view)
        {
            yield return Update(wanted, "StreamSpecification", new JsonObject { ["StreamEnabled"] = false });
        }

        if (view is not null && oldView != view)
        {
            yield return Update(wanted, "StreamSpecification", wanted["StreamSpecification"]!.DeepClone());
        }
    }

    private static Dictionary<string, JsonNode> Indexes(JsonNode table) =>
        (table["GlobalSecondaryIndexes"]?.AsArray() ?? []).ToDictionary(index => (string)index!["IndexName"]!, index => index!);

    private static bool IsSame(JsonNode one, JsonNode two) =>
        JsonNode.DeepEquals(one["KeySchema"], two["KeySchema"]) && JsonNode.DeepEquals(one["Projection"], two["Projection"]);

    private static string? View(JsonNode table) => (string?)table["StreamSpecification"]?["StreamViewType"];

    private static JsonObject Index(JsonObject wanted, JsonObject update)
    {
        var request = Update(wanted, "GlobalSecondaryIndexUpdates", new JsonArray(update));
        request["AttributeDefinitions"] = wanted["AttributeDefinitions"]!.DeepClone();
        return request;
    }

    private static JsonObject Update(JsonObject wanted, string member, JsonNode value) =>
        new() { ["TableName"] = (string)wanted["TableName"]!, [member] = value };

    private static JsonArray Keys(string partition, string? sort) =>
    [
        new JsonObject { ["AttributeName"] = partition, ["KeyType"] = "HASH" },
        .. sort is null ? [] : (JsonObject[])[new JsonObject { ["AttributeName"] = sort, ["KeyType"] = "RANGE" }],
    ];

    private static JsonArray Attributes(TableSpec table) => new(
    [
        .. table.KeyAttributes
            .Concat(table.AllIndexes.SelectMany(i => i.Sort is null ? (string[])[i.Partition] : [i.Partition, i.Sort]))
            .Distinct()
            .Select(name => new JsonObject { ["AttributeName"] = name, ["AttributeType"] = "S" }),
    ]);
}
