using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class DynamoDbClientTests
{
    private static readonly Key s_key = new("PRODUCT#1", "META");

    [Fact]
    public void AGetAsksForTheKeyAndReturnsTheItem()
    {
        using var world = AwsWorld.Of(Json("""{"ConsumedCapacity":{"x":[1]},"Item":{"pk":{"S":"PRODUCT#1"},"price":{"N":"1250"}}}"""));

        world.Db.Get("products", s_key)!.Number("price").ShouldBe(1250);

        var sent = world.Server.Requests[0];
        sent.Header("x-amz-target").ShouldBe("DynamoDB_20120810.GetItem");
        sent.Header("content-type").ShouldBe("application/x-amz-json-1.0");
        sent.Text.ShouldBe("""{"TableName":"products","Key":{"pk":{"S":"PRODUCT#1"},"sk":{"S":"META"}}}""");
        SignatureVerifier.IsSigned(sent, AwsWorld.Credentials.SecretAccessKey).ShouldBeTrue();
    }

    [Fact]
    public void AGetMayBeConsistentAndPartialAndOfAnyKey()
    {
        using var world = AwsWorld.Of(Json("{}"));

        world.Db.Get("t", new Key("a") { PartitionName = "id" }, consistent: true, projection: "a,b").ShouldBeNull();

        world.Server.Requests[0].Text
            .ShouldBe("""{"TableName":"t","Key":{"id":{"S":"a"}},"ConsistentRead":true,"ProjectionExpression":"a,b"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("<html></html>")]
    [InlineData("""{"Item":{"pk":{"S":"PROD""")]
    [InlineData("""{"Item":"none"}""")]
    public void AnAnswerThatIsNoneIsNotTakenForNoItem(string body)
    {
        using var world = AwsWorld.Of(Json(body));

        var error = Should.Throw<AwsException>(() => world.Db.Get("t", s_key));

        (error.Code, error.Operation).ShouldBe((AwsErrorCodes.Unreadable, "GetItem"));
    }

    [Fact]
    public void AQuerySaysAllThatItWasTold()
    {
        using var world = AwsWorld.Of(Json("""
            {"Count":1,"ScannedCount":3,"Items":[{"sk":{"S":"b"}}],"LastEvaluatedKey":{"pk":{"S":"a"},"sk":{"S":"b"}}}
            """));

        var page = world.Db.Query(new Query("t", "#p = :p")
        {
            Index = "byDate",
            Filter = "n > :n",
            Projection = "sk",
            Names = [("#p", "pk")],
            Values = item => item.String(":p", "a").Number(":n", 1),
            Descending = true,
            Limit = 3,
            Consistent = true,
            StartAfter = item => item.String("pk", "a"),
        });

        (page.Count, page.ScannedCount, page.Items.Single().String("sk"), page.LastKey!.String("sk")).ShouldBe((1, 3, "b", "b"));
        world.Server.Requests[0].Text.ShouldBe("""
            {"TableName":"t","KeyConditionExpression":"#p = :p","IndexName":"byDate","FilterExpression":"n > :n",
            "ProjectionExpression":"sk","ConsistentRead":true,"ScanIndexForward":false,"Limit":3,
            "ExpressionAttributeNames":{"#p":"pk"},"ExpressionAttributeValues":{":p":{"S":"a"},":n":{"N":"1"}},
            "ExclusiveStartKey":{"pk":{"S":"a"}}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void ACountReturnsNoItems()
    {
        using var world = AwsWorld.Of(Json("""{"Count":2,"ScannedCount":2}"""));

        var page = world.Db.Query(new Query("t", "pk = :p") { CountOnly = true });

        (page.Count, page.Items.Count, page.LastKey).ShouldBe((2, 0, null));
        world.Server.Requests[0].Text.ShouldContain("\"Select\":\"COUNT\"");
    }

    [Fact]
    public void AQueryReadsAtLeastOneItem()
    {
        using var world = AwsWorld.Of();

        Should.Throw<ArgumentException>(() => world.Db.Query(new Query("t", "pk = :p") { Limit = 0 }));
    }

    [Fact]
    public void AWriteIsDone()
    {
        using var world = AwsWorld.Of(Json("{}"), Json("""{"Attributes":{"n":{"N":"8"}}}"""), Json("{}"));

        world.Db.Do(Write.Put("t", item => item.String("pk", "a"))).ShouldBe(WriteOutcome.Done(null));
        var addition = Write.Update("t", s_key, "add n :one") with { Values = item => item.Number(":one", 1), ReturnsItem = true };
        world.Db.Do(addition).Item!.Number("n").ShouldBe(8);
        world.Db.Do(Write.Delete("t", new Key("a"))).IsDone.ShouldBeTrue();

        world.Server.Requests.Select(sent => sent.Text).ShouldBe(
        [
            """{"TableName":"t","Item":{"pk":{"S":"a"}}}""",
            """
            {"TableName":"t","Key":{"pk":{"S":"PRODUCT#1"},"sk":{"S":"META"}},"UpdateExpression":"add n :one",
            "ReturnValues":"ALL_NEW","ExpressionAttributeValues":{":one":{"N":"1"}}}
            """.ReplaceLineEndings(""),
            """{"TableName":"t","Key":{"pk":{"S":"a"}}}""",
        ]);
    }

    [Fact]
    public void AFailedConditionIsAnOutcome()
    {
        using var world = AwsWorld.Of(Json("""
            {"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
            "message":"The conditional request failed","Item":{"pk":{"S":"a"},"v":{"N":"3"}}}
            """, 400));

        var write = Write.Put("t", item => item.String("pk", "a"));
        var outcome = world.Db.Do(write with { Condition = "attribute_not_exists(pk)", ReturnsItemOnFailure = true });

        outcome.IsDone.ShouldBeFalse();
        outcome.Item!.Number("v").ShouldBe(3);
        world.Server.Requests[0].Text.ShouldContain("""
            "ConditionExpression":"attribute_not_exists(pk)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"
            """);
        default(WriteOutcome).IsDone.ShouldBeFalse();
    }

    [Fact]
    public void ACheckAloneIsAMistake()
    {
        using var world = AwsWorld.Of();

        Should.Throw<ArgumentException>(() => world.Db.Do(Write.Check("t", s_key, "attribute_exists(pk)")));
    }

    [Fact]
    public void DynamoDbIsAskedMoreOftenAndSooner()
    {
        using var world = AwsWorld.Of([.. Enumerable.Repeat(Error("InternalServerError", 500), AwsLimits.DynamoDbAttemptsMax)]);

        AwsWorld.Failure(() => world.Db.Get("t", s_key)).Code.ShouldBe("InternalServerError");

        world.WaitedMilliseconds.ShouldBe([5, 10, 20, 40, 80, 160, 320]);
    }

    [Fact]
    public void ConnectingAheadOpensTheOneConnection()
    {
        using var world = AwsWorld.Of(Json("{}"));

        world.Db.Connect();
        world.Db.Get("t", s_key);

        world.Server.Connections.ShouldBe(1);
    }
}
