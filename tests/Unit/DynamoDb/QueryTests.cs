using System.Text.Json;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class QueryTests
{
    private const string Indexes =
        """
        ,"GlobalSecondaryIndexes":[
          {"IndexName":"all","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"},{"AttributeName":"pk","KeyType":"RANGE"}],
           "Projection":{"ProjectionType":"ALL"}},
          {"IndexName":"same","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"}],
           "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["v"]}}]
        """;

    [Theory]
    [InlineData("", "1 2 20 3")]
    [InlineData("AND sk = :b", "2")]
    [InlineData("AND sk > :b", "20 3")]
    [InlineData("AND :b >= sk", "1 2")]
    [InlineData("AND sk < :b", "1")]
    [InlineData("AND sk BETWEEN :b AND :c", "2 20")]
    [InlineData("AND begins_with(sk, :b)", "2 20")]
    public void AKeyConditionPicksARangeInOrder(string range, string found)
    {
        using var dynamo = WithItems();
        var values = (range.Contains(":b", StringComparison.Ordinal) ? ",\":b\":{\"S\":\"2\"}" : "")
            + (range.Contains(":c", StringComparison.Ordinal) ? ",\":c\":{\"S\":\"20\"}" : "");
        var query = $$"""
            {"TableName":"tab","KeyConditionExpression":"pk = :p {{range}}","ExpressionAttributeValues":{":p":{"S":"a"}{{values}} }
            """;

        var forward = dynamo.Ok("Query", query + "}");
        var backward = dynamo.Ok("Query", query + ""","ScanIndexForward":false}""");

        Keys(forward).ShouldBe(found.Split(' '));
        Keys(backward).ShouldBe(found.Split(' ').Reverse());
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void PagesOfOneAddUpToTheWhole(string forward)
    {
        using var dynamo = WithItems();
        var seen = new List<string>();
        var start = "";
        var pages = 0;
        do
        {
            var page = dynamo.Ok("Query", $$"""
                {"TableName":"tab","KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":"a"} },
                 "Limit":1,"ScanIndexForward":{{forward}}{{start}}}
                """);
            seen.AddRange(Keys(page));
            start = page.TryGetProperty("LastEvaluatedKey", out var last) ? $",\"ExclusiveStartKey\":{last.GetRawText()}" : "";
            pages++;
        }
        while (start.Length > 0);

        seen.ShouldBe(forward == "true" ? ["1", "2", "20", "3"] : ["3", "20", "2", "1"]);
        // The service does not look ahead: the last full page says that there may be more.
        pages.ShouldBe(5);
    }

    [Fact]
    public void AFilterCountsAfterTheLimit()
    {
        using var dynamo = WithItems();

        var page = dynamo.Ok("Query", """
            {"TableName":"tab","KeyConditionExpression":"pk = :p","FilterExpression":"v > :v","Limit":3,
             "ExpressionAttributeValues":{":p":{"S":"a"},":v":{"N":"2"} } }
            """);

        Keys(page).ShouldBe(["20"]);
        (page.GetProperty("Count").GetInt32(), page.GetProperty("ScannedCount").GetInt32()).ShouldBe((1, 3));
        page.TryGetProperty("LastEvaluatedKey", out _).ShouldBeTrue();
    }

    [Fact]
    public void APageEndsBeforeOneMegabyte()
    {
        using var dynamo = Dynamo.WithTable();
        var big = new string('x', 300 * 1024);
        foreach (var sk in "1234")
        {
            dynamo.Put("a", sk.ToString(), $$""","v":{"S":"{{big}}"}""");
        }

        const string Query =
            """{"TableName":"tab","KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":"a"} },"Select":"COUNT" """;
        var first = dynamo.Ok("Query", Query + "}");
        var second = dynamo.Ok("Query", $"{Query},\"ExclusiveStartKey\":{first.GetProperty("LastEvaluatedKey").GetRawText()}}}");

        first.GetProperty("Count").GetInt32().ShouldBe(3);
        second.GetRawText().ShouldBe("""{"Count":1,"ScannedCount":1}""");
    }

    [Fact]
    public void AnIndexHoldsOnlyItemsWithItsKeyAndOrdersTiesByTheTablesKey()
    {
        using var dynamo = WithItems();
        const string Query =
            """
            {"TableName":"tab","IndexName":"same","KeyConditionExpression":"sk = :s","ExpressionAttributeValues":{":s":{"S":"2"} },"Limit":1
            """;

        var first = dynamo.Ok("Query", Query + "}");
        var second = dynamo.Ok("Query", $"{Query},\"ExclusiveStartKey\":{first.GetProperty("LastEvaluatedKey").GetRawText()}}}");
        var third = dynamo.Ok("Query", $"{Query},\"ExclusiveStartKey\":{second.GetProperty("LastEvaluatedKey").GetRawText()}}}");

        first.GetProperty("Items").GetRawText().ShouldBe("""[{"pk":{"S":"a"},"sk":{"S":"2"},"v":{"N":"2"}}]""");
        second.GetProperty("Items").GetRawText().ShouldBe("""[{"pk":{"S":"b"},"sk":{"S":"2"},"v":{"N":"9"}}]""");
        third.GetRawText().ShouldBe("""{"Items":[],"Count":0,"ScannedCount":0}""");
    }

    [Theory]
    [InlineData("sk = :p", "Query condition missed key schema element: pk")]
    [InlineData("pk > :p", "Query key condition not supported")]
    [InlineData("pk = :p AND v = :p", "Query condition missed key schema element: sk")]
    [InlineData("pk = :p OR sk = :p", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("pk = :p AND pk = :p", "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key")]
    public void AWrongKeyConditionIsRefused(string condition, string words)
    {
        using var dynamo = WithItems();

        dynamo.Refused("Query", $$"""
            {"TableName":"tab","KeyConditionExpression":"{{condition}}","ExpressionAttributeValues":{":p":{"S":"a"} } }
            """).ShouldBe("ValidationException: " + words);
    }

    [Theory]
    [InlineData(""","FilterExpression":"sk = :p" """,
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk")]
    [InlineData(""","IndexName":"nope" """, "The table does not have the specified index: nope")]
    [InlineData(""","Limit":0""",
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value "
        + "greater than or equal to 1")]
    [InlineData(""","Select":"SPECIFIC_ATTRIBUTES" """,
        "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")]
    [InlineData(""","ExclusiveStartKey":{"pk":{"S":"z"},"sk":{"S":"1"} }""",
        "The provided starting key is outside query boundaries based on provided conditions")]
    [InlineData(""","ExclusiveStartKey":{"pk":{"S":"a"} }""",
        "The provided starting key is invalid: The provided key element does not match the schema")]
    public void AWrongQueryIsRefused(string more, string words)
    {
        using var dynamo = WithItems();

        dynamo.Refused("Query", $$"""
            {"TableName":"tab","KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":"a"} }{{more}} }
            """).ShouldBe("ValidationException: " + words);
    }

    [Fact]
    public void AConsistentReadOfAnIndexIsRefused()
    {
        using var dynamo = WithItems();

        dynamo.Refused("Scan", """{"TableName":"tab","IndexName":"all","ConsistentRead":true}""")
            .ShouldBe("ValidationException: Consistent reads are not supported on global secondary indexes");
    }

    [Fact]
    public void SegmentsOfAScanMeetEveryItemOnce()
    {
        using var dynamo = Dynamo.WithTable();
        for (var i = 0; i < 60; i++)
        {
            dynamo.Put($"p{i}", "s");
        }

        var seen = new List<string>();
        for (var segment = 0; segment < 4; segment++)
        {
            var start = "";
            do
            {
                var page = dynamo.Ok("Scan", $$"""
                    {"TableName":"tab","Limit":7,"Segment":{{segment}},"TotalSegments":4{{start}} }
                    """);
                seen.AddRange(page.GetProperty("Items").EnumerateArray()
                    .Select(item => item.GetProperty("pk").GetProperty("S").GetString()!));
                start = page.TryGetProperty("LastEvaluatedKey", out var last) ? $",\"ExclusiveStartKey\":{last.GetRawText()}" : "";
            }
            while (start.Length > 0);
        }

        seen.Order().ShouldBe(Enumerable.Range(0, 60).Select(i => $"p{i}").Order());
    }

    private static Dynamo WithItems()
    {
        var dynamo = Dynamo.WithTable(Indexes);
        dynamo.Put("a", "2", ""","v":{"N":"2"},"w":{"S":"not in the index"}""");
        dynamo.Put("a", "1", ""","v":{"N":"1"}""");
        dynamo.Put("a", "3", ""","v":{"N":"3"}""");
        dynamo.Put("a", "20", ""","v":{"N":"20"}""");
        dynamo.Put("b", "2", ""","v":{"N":"9"}""");
        return dynamo;
    }

    private static IEnumerable<string> Keys(JsonElement page) =>
        page.GetProperty("Items").EnumerateArray().Select(item => item.GetProperty("sk").GetProperty("S").GetString()!);
}
