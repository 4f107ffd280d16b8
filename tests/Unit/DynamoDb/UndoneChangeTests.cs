namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>A change of tables that fails halfway leaves nothing behind, neither in the file nor in what is answered.</summary>
public sealed class UndoneChangeTests
{
    private const string Enable = """{"TableName":"tab","TimeToLiveSpecification":{"AttributeName":"until","Enabled":true} }""";

    [Fact]
    public void ATableThatCouldNotBeMadeIsNotThere()
    {
        using var dynamo = new Dynamo();
        dynamo.Sql(Stop("shards"));
        var create = $$"""
            {"TableName":"tab","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}]{{Streams.Both}} }
            """;

        dynamo.Call("CreateTable", create).Status.ShouldBe(500);

        dynamo.Refused("DescribeTable", """{"TableName":"tab"}""").ShouldStartWith("ResourceNotFoundException: ");
        dynamo.Emulator.Tables().ShouldBeEmpty();
        dynamo.Sql("DROP TRIGGER stop");
        dynamo.Ok("CreateTable", create);
    }

    [Fact]
    public void AnIndexThatCouldNotBeFilledIsNotThere()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", ""","color":{"S":"red"}""");
        dynamo.Sql(Stop("entries"));

        dynamo.Call("UpdateTable", """
            {"TableName":"tab","AttributeDefinitions":[{"AttributeName":"color","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-color","KeySchema":[{"AttributeName":"color","KeyType":"HASH"}],
               "Projection":{"ProjectionType":"ALL"} } }]}
            """).Status.ShouldBe(500);

        dynamo.Ok("DescribeTable", """{"TableName":"tab"}""").GetProperty("Table")
            .TryGetProperty("GlobalSecondaryIndexes", out _).ShouldBeFalse();
        dynamo.Put("a", "c", ""","color":{"N":"7"}""");
    }

    [Fact]
    public void AnExpiryThatCouldNotBeEnabledIsDisabled()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "b", ""","until":{"N":"1767323045"}""");
        dynamo.Sql(Stop("expiries"));

        dynamo.Call("UpdateTimeToLive", Enable).Status.ShouldBe(500);

        dynamo.Ok("DescribeTimeToLive", """{"TableName":"tab"}""").GetProperty("TimeToLiveDescription").GetRawText()
            .ShouldBe("""{"TimeToLiveStatus":"DISABLED"}""");
        dynamo.Sql("DROP TRIGGER stop");
        dynamo.Ok("UpdateTimeToLive", Enable);
    }

    private static string Stop(string table) =>
        $"CREATE TRIGGER stop BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'stopped'); END";
}
