using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance;

/// <summary>Tables that scenarios create.</summary>
internal static class Requests
{
    /// <summary>The table that most scenarios share. An item is in its indexes once it has the attribute <c>g</c>.</summary>
    public static CreateTableRequest SharedTable(string name)
    {
        var request = Table(name, "pk:S", "sk:S", "g:S", "n:N");
        request.GlobalSecondaryIndexes =
        [
            Index("all", new() { ProjectionType = ProjectionType.ALL }, "g", "n"),
            Index("some", new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = ["v"] }, "g"),
            Index("keys", new() { ProjectionType = ProjectionType.KEYS_ONLY }, "g", "sk"),
        ];
        return request;
    }

    /// <summary>An on-demand table. The first definition is the partition key, <c>sk</c> the sort key, others are for indexes.</summary>
    public static CreateTableRequest Table(string name, params IReadOnlyList<string> definitions) => new()
    {
        TableName = name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions =
            [.. definitions.Select(text => text.Split(':')).Select(parts => new AttributeDefinition(parts[0], new(parts[1])))],
        KeySchema = Keys([.. definitions.Select(text => text.Split(':')[0]).Where((key, at) => at == 0 || key == "sk")]),
    };

    public static List<KeySchemaElement> Keys(params IReadOnlyList<string> names) =>
        [.. names.Select((name, at) => new KeySchemaElement(name, at == 0 ? KeyType.HASH : KeyType.RANGE))];

    public static GlobalSecondaryIndex Index(string name, Projection projection, params IReadOnlyList<string> keys) => new()
    {
        IndexName = name,
        KeySchema = Keys(keys),
        Projection = projection,
    };
}
