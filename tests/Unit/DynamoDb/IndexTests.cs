using System.Text.Json;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class IndexTests
{
    [Fact]
    public void AnIndexFollowsEveryChangeOfItsItems()
    {
        using var dynamo = WithIndex();
        dynamo.Put("a", "1", ""","g":{"S":"x"},"n":{"N":"1"}""");
        Found(dynamo, "x").ShouldBe(["1"]);

        Update(dynamo, "SET g = :y");
        Found(dynamo, "x").ShouldBeEmpty();
        Found(dynamo, "y").ShouldBe(["1"]);

        Update(dynamo, "REMOVE g");
        Found(dynamo, "y").ShouldBeEmpty();

        dynamo.Put("a", "1", ""","g":{"S":"x"},"n":{"N":"1"}""");
        dynamo.Ok("DeleteItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "1")}} }""");
        Found(dynamo, "x").ShouldBeEmpty();
    }

    [Fact]
    public void AnItemWithoutTheWholeIndexKeyIsNotInTheIndex()
    {
        using var dynamo = WithIndex();

        dynamo.Put("a", "1", ""","g":{"S":"x"}""");
        dynamo.Put("a", "2", ""","g":{"S":"x"},"n":{"N":"-1"}""");

        Found(dynamo, "x").ShouldBe(["2"]);
    }

    [Fact]
    public void NumbersOrderAnIndexNumerically()
    {
        using var dynamo = WithIndex();
        string[] numbers = ["10", "-2", "0", "9.5", "-10", "1e20", "1e-20", "-1e-20"];
        foreach (var number in numbers)
        {
            dynamo.Put("a", number, $$""","g":{"S":"x"},"n":{"N":"{{number}}"}""");
        }

        Found(dynamo, "x").ShouldBe(["-10", "-2", "-1e-20", "0", "1e-20", "9.5", "10", "1e20"]);
    }

    [Theory]
    [InlineData("""{"N":"1"}""",
        "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g")]
    [InlineData("""{"S":""}""",
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: by-g, IndexKey: g")]
    public void AnIndexKeyOfTheWrongKindIsRefused(string value, string words)
    {
        using var dynamo = WithIndex();

        dynamo.Refused("PutItem", $$"""{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"1"},"g":{{value}} } }""")
            .ShouldBe("ValidationException: " + words);
    }

    [Theory]
    [InlineData("SET n = :v", """{"S":"y"}""",
        "The update expression attempted to update the secondary index key to unsupported type")]
    [InlineData("SET g = :v", """{"S":""}""",
        "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is "
        + "not supported. The AttributeValue for a key attribute cannot contain an empty string value.")]
    public void AnUpdateThatSpoilsAnIndexKeyIsRefusedAndChangesNothing(string update, string value, string words)
    {
        using var dynamo = WithIndex();
        dynamo.Put("a", "1", ""","g":{"S":"x"},"n":{"N":"1"}""");

        dynamo.Refused("UpdateItem", $$"""
            {"TableName":"tab","Key":{{Dynamo.Key("a", "1")}},"UpdateExpression":"{{update}}",
             "ExpressionAttributeValues":{":v":{{value}} } }
            """).ShouldBe("ValidationException: " + words);
        Found(dynamo, "x").ShouldBe(["1"]);
    }

    [Fact]
    public void AnIndexAnswersOnlyWhatItProjects()
    {
        using var dynamo = WithIndex();
        dynamo.Put("a", "1", ""","g":{"S":"x"},"n":{"N":"1"},"secret":{"S":"s"}""");

        Query(dynamo, "x", "").GetProperty("Items").GetRawText().ShouldNotContain("secret");
        dynamo.Refused("Scan", """{"TableName":"tab","IndexName":"by-g","Select":"ALL_ATTRIBUTES"}""").ShouldContain(
            "Select type ALL_ATTRIBUTES is not supported for global secondary index by-g because its projection type is not ALL");
        dynamo.Refused("Scan", """{"TableName":"tab","IndexName":"by-g","ProjectionExpression":"secret"}""")
            .ShouldEndWith("Global secondary index by-g does not project [secret]");
    }

    [Fact]
    public void IndexesAreChargedForTheirShare()
    {
        using var dynamo = WithIndex();
        const string Put =
            """{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"1"},"g":{"S":"G"},"n":{"N":"1"} }"""
            + ""","ReturnConsumedCapacity":"INDEXES"}""";

        string Units(string g) => dynamo.Ok("PutItem", Put.Replace("\"G\"", $"\"{g}\"", StringComparison.Ordinal))
            .GetProperty("ConsumedCapacity").GetProperty("CapacityUnits").GetRawText();

        // A new entry, no change of the entry, an entry that moves.
        (Units("x"), Units("x"), Units("y")).ShouldBe(("2", "1", "3"));
    }

    private static Dynamo WithIndex()
    {
        var dynamo = new Dynamo();
        dynamo.Ok("CreateTable", """
            {"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"},
               {"AttributeName":"g","AttributeType":"S"},{"AttributeName":"n","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
             "GlobalSecondaryIndexes":[{"IndexName":"by-g",
               "KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"n","KeyType":"RANGE"}],
               "Projection":{"ProjectionType":"KEYS_ONLY"} }]}
            """);
        return dynamo;
    }

    private static void Update(Dynamo dynamo, string update) => dynamo.Ok("UpdateItem", $$"""
        {"TableName":"tab","Key":{{Dynamo.Key("a", "1")}},"UpdateExpression":"{{update}}"{{(update.Contains(":y", StringComparison.Ordinal)
            ? ",\"ExpressionAttributeValues\":{\":y\":{\"S\":\"y\"}}" : "")}} }
        """);

    private static JsonElement Query(Dynamo dynamo, string g, string more) => dynamo.Ok("Query", $$"""
        {"TableName":"tab","IndexName":"by-g","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"{{g}}"} }{{more}} }
        """);

    private static IEnumerable<string> Found(Dynamo dynamo, string g) => Query(dynamo, g, "")
        .GetProperty("Items").EnumerateArray().Select(item => item.GetProperty("sk").GetProperty("S").GetString()!);
}
