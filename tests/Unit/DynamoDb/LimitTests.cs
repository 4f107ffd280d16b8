using System.Globalization;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>
/// Each limit passes, and one more is refused.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
public sealed class LimitTests
{
    [Fact]
    public void AnExpressionHas4096Bytes()
    {
        using var dynamo = Dynamo.WithTable();
        static string Filter(int bytes) => "a = :v".PadRight(bytes);

        Scan(dynamo, Filter(4096)).ShouldBe("");
        Scan(dynamo, Filter(4097))
            .ShouldBe("ValidationException: Invalid FilterExpression: "
                + "Expression size has exceeded the maximum allowed size; expression size: 4097");
    }

    // Each comparison is one operator, and so is each OR between two of them.
    [Theory]
    [InlineData(150, "a = :v", "")] // 150 + 149
    [InlineData(151, "a = :v", "too many operators")]
    [InlineData(150, "a BETWEEN :v AND :v", "")] // The AND of a BETWEEN is the operator.
    [InlineData(151, "a BETWEEN :v AND :v", "too many operators")]
    [InlineData(100, "size(a) = :v", "")] // 100 functions, 100 comparisons, 99 ORs
    [InlineData(101, "size(a) = :v", "too many operators")]
    public void AnExpressionHas300Operators(int count, string part, string words)
    {
        using var dynamo = Dynamo.WithTable();

        Scan(dynamo, string.Join(" OR ", Enumerable.Repeat(part, count))).ShouldContain(words);
    }

    [Theory]
    [InlineData(300, "")] // The assignment is no operator.
    [InlineData(301, "too many operators")]
    public void AnUpdateHas300Operators(int additions, string words)
    {
        using var dynamo = Dynamo.WithTable();
        var sets = string.Join(',', Enumerable.Range(0, additions).Select(i => $"a{i}=:v+:v"));

        var (_, reply) = dynamo.Call("UpdateItem", $$"""
            {"TableName":"tab","Key":{{Dynamo.Key("a", "b")}},"UpdateExpression":"SET {{sets}}",
             "ExpressionAttributeValues":{":v":{"N":"1"} } }
            """);

        reply.GetRawText().ShouldContain(words);
        reply.TryGetProperty("message", out _).ShouldBe(words.Length > 0);
    }

    [Fact]
    public void TheValuesOfAnExpressionHave2Mb()
    {
        using var dynamo = Dynamo.WithTable();
        static string Text(int bytes) => new('x', bytes);

        Scan(dynamo, "a = :v", Text((2 * 1024 * 1024) - 2)).ShouldBe("");
        Scan(dynamo, "a = :v", Text((2 * 1024 * 1024) - 1)).ShouldBe("ValidationException: ExpressionAttributeValues exceeds max size");
    }

    [Fact]
    public void ATransactionHas4Mb()
    {
        using var dynamo = Dynamo.WithTable();
        static string Puts(int count) => string.Join(',', Enumerable.Range(0, count).Select(i =>
            "{\"Put\":{\"TableName\":\"tab\",\"Item\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"" + i + "\"},"
            + "\"v\":{\"S\":\"" + new string('x', 390 * 1024) + "\"}}}}"));

        dynamo.Ok("TransactWriteItems", $$"""{"TransactItems":[{{Puts(10)}}]}""");

        dynamo.Refused("TransactWriteItems", $$"""{"TransactItems":[{{Puts(11)}}]}""")
            .ShouldBe("ValidationException: Transaction request cannot be larger than 4 MB");
        dynamo.Get("a", "10").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ab", "Member must have length greater than or equal to 3")]
    [InlineData("abc", "")]
    [InlineData("255", "")]
    [InlineData("256", "Member must have length less than or equal to 255")]
    [InlineData("a b", "Value 'a b' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")]
    public void AnIndexNameHas3To255Characters(string name, string words)
    {
        using var dynamo = new Dynamo();
        var index = name is "255" or "256" ? new string('i', int.Parse(name, CultureInfo.InvariantCulture)) : name;

        var (_, reply) = dynamo.Call("CreateTable", $$"""
            {"TableName":"tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"GlobalSecondaryIndexes":[{"IndexName":"{{index}}",
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} }] }
            """);

        (reply.TryGetProperty("message", out var message) ? message.GetString()! : "").ShouldEndWith(words);
        reply.TryGetProperty("message", out _).ShouldBe(words.Length > 0);
    }

    [Theory]
    [InlineData(""","TotalSegments":1000000,"Segment":999999""", "")]
    [InlineData(""","TotalSegments":1000001,"Segment":0""", "Member must have value less than or equal to 1000000")]
    [InlineData(""","TotalSegments":0,"Segment":0""", "Member must have value greater than or equal to 1")]
    [InlineData(""","TotalSegments":2,"Segment":2""", "Segment: 2 is not less than TotalSegments: 2")]
    [InlineData(""","Segment":2""",
        "The TotalSegments parameter is required but was not present in the request when Segment parameter is present")]
    public void AScanHasAMillionSegments(string parameters, string words)
    {
        using var dynamo = Dynamo.WithTable();

        var (_, reply) = dynamo.Call("Scan", $$"""{"TableName":"tab"{{parameters}} }""");

        (reply.TryGetProperty("message", out var message) ? message.GetString()! : "").ShouldEndWith(words);
        reply.TryGetProperty("message", out _).ShouldBe(words.Length > 0);
    }

    [Theory]
    [InlineData("Query", "KeyConditions")]
    [InlineData("Query", "QueryFilter")]
    [InlineData("Query", "AttributesToGet")]
    [InlineData("Scan", "ScanFilter")]
    [InlineData("PutItem", "Expected")]
    [InlineData("DeleteItem", "ConditionalOperator")]
    [InlineData("UpdateItem", "AttributeUpdates")]
    [InlineData("GetItem", "AttributesToGet")]
    [InlineData("CreateTable", "LocalSecondaryIndexes")]
    public void WhatIsNotOfferedIsRefusedByItsName(string operation, string parameter)
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Refused(operation, $$"""{"TableName":"tab","{{parameter}}":{} }""")
            .ShouldBe($"ValidationException: The parameter {parameter} is not supported by the local DynamoDB for this operation");
    }

    // What the scan was refused with; nothing when it was not.
    private static string Scan(Dynamo dynamo, string filter, string value = "v")
    {
        var body = $$"""{"TableName":"tab","FilterExpression":"{{filter}}","ExpressionAttributeValues":{":v":{"S":"{{value}}"} } }""";
        var (status, _) = dynamo.Call("Scan", body);
        return status == 200 ? "" : dynamo.Refused("Scan", body);
    }
}
