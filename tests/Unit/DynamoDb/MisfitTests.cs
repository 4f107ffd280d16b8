using System.Globalization;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>
/// Items that do not fit the key of an index that came after them. They stay outside of it, and can be corrected or deleted:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.ViolationDetection.html
/// </summary>
public sealed class MisfitTests
{
    private const string Color = ""","color":{"N":"7"}""";
    private static readonly string s_target = $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "misfit")}}""";

    [Fact]
    public void ItIsDeleted()
    {
        using var dynamo = WithMisfit(Color);

        dynamo.Ok("DeleteItem", s_target + "}");

        dynamo.Get("a", "misfit").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Color)]
    [InlineData(""","color":{"S":""}""")]
    public void ItIsReplacedByOneThatFits(string misfit)
    {
        using var dynamo = WithMisfit(misfit);

        dynamo.Put("a", "misfit", ""","color":{"S":"red"}""");

        IndexCount(dynamo).ShouldBe(1);
    }

    [Fact]
    public void ItIsUpdatedToOneThatFits()
    {
        using var dynamo = WithMisfit(Color);

        dynamo.Ok("UpdateItem", s_target + ""","UpdateExpression":"REMOVE color"}""");
        IndexCount(dynamo).ShouldBe(0);
        dynamo.Ok("UpdateItem", s_target
            + ""","UpdateExpression":"SET color = :c","ExpressionAttributeValues":{":c":{"S":"red"} } }""");
        IndexCount(dynamo).ShouldBe(1);
    }

    [Fact]
    public void ItIsNotReplacedByAnotherMisfit()
    {
        using var dynamo = WithMisfit(Color);

        dynamo.Refused("PutItem", """{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"misfit"},"color":{"N":"8"} } }""")
            .ShouldContain("Type mismatch for Index Key color");
    }

    [Fact]
    public async Task ItExpiresAsTheOthersDo()
    {
        var due = new ManualClock().GetUtcNow().ToUnixTimeSeconds();
        using var dynamo = WithMisfit(Color + string.Create(CultureInfo.InvariantCulture, $$""","until":{"N":"{{due}}"}"""));
        dynamo.Put("a", "other", string.Create(CultureInfo.InvariantCulture, $$""","until":{"N":"{{due + 1}}"}"""));
        Expire(dynamo, "tab");
        dynamo.Clock.Advance(TimeSpan.FromSeconds(10));

        (await dynamo.Emulator.SweepAsync(TestContext.Current.CancellationToken)).ShouldBe(2);
    }

    [Fact]
    public async Task ATableThatCannotExpireKeepsNoOtherFromIt()
    {
        using var dynamo = WithMisfit("");
        dynamo.Ok("CreateTable", """
            {"TableName":"zzz","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}]}
            """);
        var until = string.Create(CultureInfo.InvariantCulture, $$""","until":{"N":"{{dynamo.Clock.GetUtcNow().ToUnixTimeSeconds()}}"}""");
        foreach (var table in new[] { "tab", "zzz" })
        {
            dynamo.Put("a", "due", until, table);
            Expire(dynamo, table);
        }

        dynamo.Sql("CREATE TRIGGER stop BEFORE DELETE ON items WHEN OLD.table_id=1 BEGIN SELECT RAISE(ABORT, 'stopped'); END");
        dynamo.Clock.Advance(TimeSpan.FromSeconds(10));

        var failed = await Should.ThrowAsync<AggregateException>(
            () => dynamo.Emulator.SweepAsync(TestContext.Current.CancellationToken));
        failed.InnerExceptions.ShouldHaveSingleItem().Message.ShouldBe("Items of tab could not expire");
        dynamo.Ok("Scan", """{"TableName":"zzz"}""").GetProperty("Count").GetInt32().ShouldBe(0);
    }

    private static Dynamo WithMisfit(string more)
    {
        var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "misfit", more);
        dynamo.Ok("UpdateTable", """
            {"TableName":"tab","AttributeDefinitions":[{"AttributeName":"color","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-color","KeySchema":[{"AttributeName":"color","KeyType":"HASH"}],
               "Projection":{"ProjectionType":"ALL"} } }]}
            """);
        return dynamo;
    }

    private static void Expire(Dynamo dynamo, string table) => dynamo.Ok("UpdateTimeToLive",
        $$"""{"TableName":"{{table}}","TimeToLiveSpecification":{"AttributeName":"until","Enabled":true} }""");

    private static int IndexCount(Dynamo dynamo) =>
        dynamo.Ok("Scan", """{"TableName":"tab","IndexName":"by-color"}""").GetProperty("Count").GetInt32();
}
