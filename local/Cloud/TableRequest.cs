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
            ["TableName"] = place.NameOf(table.Name),
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

    /// <summary>Keys and indexes as one text, of a request or of what DescribeTable tells.</summary>
    public static string Shape(JsonNode table)
    {
        var indexes = table["GlobalSecondaryIndexes"]?.AsArray() ?? [];
        return string.Join(
            '\n',
            indexes.Select(i => $"{i!["IndexName"]} {i["KeySchema"]!.ToJsonString()}").Order(StringComparer.Ordinal)
                .Prepend(table["KeySchema"]!.ToJsonString()));
    }

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
