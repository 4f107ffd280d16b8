using System.Text.Json;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class ItemTests
{
    private const string Everything =
        """
        {"pk":{"S":"a"},"sk":{"S":"b"},"s":{"S":"héllo \" \\ 😀"},"empty":{"S":""},"n":{"N":"-12.5"},"b":{"B":"AAH/"},
         "t":{"BOOL":true},"nul":{"NULL":true},"m":{"M":{"x":{"L":[{"N":"1"},{"M":{}}]}}},
         "ss":{"SS":["b","a"]},"ns":{"NS":["2","1"]},"bs":{"BS":["AQ==","Ag=="]}}
        """;

    [Fact]
    public void AnItemOfEveryTypeComesBackAsItWasPut()
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Ok("PutItem", $$"""{"TableName":"tab","Item":{{Everything}}}""").GetRawText().ShouldBe("{}");

        JsonElement.DeepEquals(JsonElement.Parse(dynamo.Get("a", "b")), JsonElement.Parse(Everything)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"sk":{"S":"b"}}""", "One or more parameter values were invalid: Missing the key pk in the item")]
    [InlineData("""{"pk":{"N":"1"},"sk":{"S":"b"}}""",
        "One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N")]
    [InlineData("""{"pk":{"S":""},"sk":{"S":"b"}}""",
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk")]
    [InlineData("""{"pk":{"S":"a"},"sk":{"S":"b"},"x":{"SS":[]}}""",
        "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("""{"pk":{"S":"a"},"sk":{"S":"b"},"x":{"SS":["q","q"]}}""",
        "One or more parameter values were invalid: Input collection [q, q] contains duplicates.")]
    [InlineData("""{"pk":{"S":"a"},"sk":{"S":"b"},"x":{"NS":["1","1.0"]}}""",
        "Input collection contains duplicates")]
    [InlineData("""{"pk":{"S":"a"},"sk":{"S":"b"},"x":{}}""",
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"pk":{"S":"a"},"sk":{"S":"b"},"x":{"S":"1","N":"1"}}""",
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{"pk":{"S":"a"},"sk":{"S":"b"},"x":{"NULL":false}}""",
        "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    public void AnItemThatBreaksARuleIsRefusedInTheServicesWords(string item, string words)
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Refused("PutItem", $$"""{"TableName":"tab","Item":{{item}}}""").ShouldBe("ValidationException: " + words);
    }

    [Theory]
    [InlineData("""{"pk":{"S":"a"}}""")]
    [InlineData("""{"pk":{"S":"a"},"sk":{"N":"1"}}""")]
    [InlineData("""{"pk":{"S":"a"},"sk":{"S":"b"},"x":{"S":"c"}}""")]
    public void AKeyThatIsNotExactlyTheTablesIsRefused(string key)
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Refused("GetItem", $$"""{"TableName":"tab","Key":{{key}}}""")
            .ShouldBe("ValidationException: The provided key element does not match the schema");
    }

    [Fact]
    public void AnItemMayHave400KilobytesAndNotAByteMore()
    {
        using var dynamo = Dynamo.WithTable();
        const int OfKeysAndName = 2 + 1 + 2 + 1 + 1;
        var most = new string('x', (400 * 1024) - OfKeysAndName);

        dynamo.Put("a", "b", $$""","v":{"S":"{{most}}"}""");

        dynamo.Refused("PutItem", $$"""{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"b"},"v":{"S":"{{most}}x"} } }""")
            .ShouldBe("ValidationException: Item size has exceeded the maximum allowed size");
        dynamo.Refused("UpdateItem", $$"""
            {"TableName":"tab","Key":{{Dynamo.Key("a", "b")}},"UpdateExpression":"SET w = :w","ExpressionAttributeValues":{":w":{"S":""} } }
            """).ShouldBe("ValidationException: Item size to update has exceeded the maximum allowed size");
    }

    [Fact]
    public void KeysHaveTheirOwnLimits()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put(new string('p', 2048), new string('s', 1024));

        dynamo.Refused("GetItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key(new string('p', 2049), "s")}}}""")
            .ShouldContain("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        dynamo.Refused("GetItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("p", new string('s', 1025))}}}""")
            .ShouldContain("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }

    [Fact]
    public void ValuesNest32LevelsDeep()
    {
        using var dynamo = Dynamo.WithTable();
        static string Nested(int levels) =>
            string.Concat(Enumerable.Repeat("""{"L":[""", levels)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat("]}", levels));

        dynamo.Put("a", "b", $$""","v":{{Nested(31)}}""");

        dynamo.Get("a", "b").ShouldContain(Nested(31));
        dynamo.Refused("PutItem", $$"""{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"b"},"v":{{Nested(32)}} } }""")
            .ShouldStartWith("ValidationException: Nesting Levels have exceeded supported limits");
    }

    [Fact]
    public void AProjectionAnswersOnlyThePathsItNames()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", ""","m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}},"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]},"z":{"S":"no"}""");

        var reply = dynamo.Ok("GetItem", $$"""
            {"TableName":"tab","Key":{{Dynamo.Key("a", "b")}},"ProjectionExpression":"pk, m.#y, l[2], l[0], absent.deep",
             "ExpressionAttributeNames":{"#y":"y"} }
            """);

        reply.GetProperty("Item").GetRawText()
            .ShouldBe("""{"pk":{"S":"a"},"m":{"M":{"y":{"N":"2"}}},"l":{"L":[{"N":"0"},{"N":"2"}]}}""");
    }

    [Fact]
    public void ReturnValuesAnswerTheOldItem()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", ""","v":{"N":"1"}""");

        var put = dynamo.Ok("PutItem", $$"""{"TableName":"tab","Item":{{Dynamo.Key("a", "b")}},"ReturnValues":"ALL_OLD"}""");
        var deleted = dynamo.Ok("DeleteItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "b")}},"ReturnValues":"ALL_OLD"}""");
        var again = dynamo.Ok("DeleteItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "b")}},"ReturnValues":"ALL_OLD"}""");

        put.GetProperty("Attributes").GetProperty("v").GetRawText().ShouldBe("""{"N":"1"}""");
        deleted.GetProperty("Attributes").GetRawText().ShouldBe(Dynamo.Key("a", "b"));
        again.GetRawText().ShouldBe("{}");
    }

    [Fact]
    public void CapacityFollowsSizesAndConsistency()
    {
        using var dynamo = Dynamo.WithTable();
        static string Units(JsonElement reply) =>
            reply.GetProperty("ConsumedCapacity").GetProperty("CapacityUnits").GetRawText();

        var put = dynamo.Ok("PutItem", $$"""
            {"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"b"},"v":{"S":"{{new string('x', 5000)}}"} },
             "ReturnConsumedCapacity":"TOTAL"}
            """);
        var key = Dynamo.Key("a", "b");
        var eventual = dynamo.Ok("GetItem", $$"""{"TableName":"tab","Key":{{key}},"ReturnConsumedCapacity":"TOTAL"}""");
        var strong = dynamo.Ok("GetItem", $$"""{"TableName":"tab","Key":{{key}},"ConsistentRead":true,"ReturnConsumedCapacity":"TOTAL"}""");
        var deleted = dynamo.Ok("DeleteItem", $$"""{"TableName":"tab","Key":{{key}},"ReturnConsumedCapacity":"INDEXES"}""");

        (Units(put), Units(eventual), Units(strong), Units(deleted)).ShouldBe(("5", "1", "2", "5"));
        deleted.GetProperty("ConsumedCapacity").GetProperty("Table").GetProperty("CapacityUnits").GetInt32().ShouldBe(5);
    }
}
