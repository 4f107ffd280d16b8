using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class BatchTests
{
    [Fact]
    public void ABatchWritesAndReadsManyItems()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "old");

        dynamo.Ok("BatchWriteItem", $$"""
            {"RequestItems":{"tab":[{{Put("1")}},{{Put("2")}},{"DeleteRequest":{"Key":{{Dynamo.Key("a", "old")}} } }] } }
            """).GetRawText().ShouldBe("""{"UnprocessedItems":{}}""");
        var read = dynamo.Ok("BatchGetItem", $$"""
            {"RequestItems":{"tab":{"Keys":[{{Dynamo.Key("a", "1")}},{{Dynamo.Key("a", "2")}},{{Dynamo.Key("a", "old")}}],
             "ProjectionExpression":"sk"} },"ReturnConsumedCapacity":"TOTAL"}
            """);

        read.GetProperty("Responses").GetProperty("tab").GetRawText().ShouldBe("""[{"sk":{"S":"1"}},{"sk":{"S":"2"}}]""");
        read.GetProperty("ConsumedCapacity")[0].GetProperty("CapacityUnits").GetDouble().ShouldBe(1.5);
    }

    [Fact]
    public void ABatchWrites25ItemsAndReads100()
    {
        using var dynamo = Dynamo.WithTable();
        static string Writes(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => Put($"{i}")));
        static string Keys(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => Dynamo.Key("a", $"{i}")));

        dynamo.Ok("BatchWriteItem", $$"""{"RequestItems":{"tab":[{{Writes(25)}}] } }""");
        dynamo.Ok("BatchGetItem", $$"""{"RequestItems":{"tab":{"Keys":[{{Keys(100)}}] } } }""");

        dynamo.Refused("BatchWriteItem", $$"""{"RequestItems":{"tab":[{{Writes(26)}}] } }""")
            .ShouldEndWith("[Member must have length less than or equal to 25, Member must have length greater than or equal to 1]");
        dynamo.Refused("BatchGetItem", $$"""{"RequestItems":{"tab":{"Keys":[{{Keys(101)}}] } } }""")
            .ShouldEndWith("at 'requestItems.tab.member.keys' failed to satisfy constraint: "
                + "Member must have length less than or equal to 100");
    }

    [Fact]
    public void AnItemIsInABatchOnce()
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Refused("BatchWriteItem", $$"""{"RequestItems":{"tab":[{{Put("1")}},{{Put("1")}}] } }""")
            .ShouldBe("ValidationException: Provided list of item keys contains duplicates");
    }

    [Fact]
    public void ThrottledWritesComeBackUnprocessed()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Emulator.Faults = new SecondOnly();

        var reply = dynamo.Ok("BatchWriteItem", $$"""{"RequestItems":{"tab":[{{Put("1")}},{{Put("2")}},{{Put("3")}}] } }""");

        reply.GetProperty("UnprocessedItems").GetProperty("tab").GetRawText().ShouldBe($"[{Put("2")}]");
        dynamo.Get("a", "2").ShouldBeEmpty();
        dynamo.Get("a", "3").ShouldNotBeEmpty();
    }

    [Fact]
    public void MoreThan16MegabytesComeBackAsUnprocessedKeys()
    {
        using var dynamo = Dynamo.WithTable();
        var big = new string('x', 399 * 1024);
        for (var i = 0; i < 42; i++)
        {
            dynamo.Put("a", $"{i}", $$""","v":{"S":"{{big}}"}""");
        }

        var keys = string.Join(',', Enumerable.Range(0, 42).Select(i => Dynamo.Key("a", $"{i}")));
        var reply = dynamo.Ok("BatchGetItem", $$"""{"RequestItems":{"tab":{"Keys":[{{keys}}],"ConsistentRead":true} } }""");

        reply.GetProperty("Responses").GetProperty("tab").GetArrayLength().ShouldBe(41);
        reply.GetProperty("UnprocessedKeys").GetRawText()
            .ShouldBe("{\"tab\":{\"ConsistentRead\":true,\"Keys\":[" + Dynamo.Key("a", "41") + "]}}");
    }

    private static string Put(string sk) => "{\"PutRequest\":{\"Item\":" + Dynamo.Key("a", sk) + "}}";

    private sealed class SecondOnly : IFaults
    {
        private int _asked;

        public WriteFault? Next(string operation, string table) => ++_asked == 2 ? WriteFault.Throttle : null;
    }
}
