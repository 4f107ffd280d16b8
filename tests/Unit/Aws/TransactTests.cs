using System.Text.Json;
using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class TransactTests
{
    private static readonly Write s_write = Write.Put("t", item => item.String("pk", "a"));

    [Fact]
    public void ATransactionCarriesItsWritesAndToken()
    {
        using var world = AwsWorld.Of(Json("{}"));

        var done = world.Db.Transact(
            [
                s_write with { Condition = "attribute_not_exists(pk)", ReturnsItemOnFailure = true },
                Write.Update("t", new Key("b"), "set n = :n") with { Values = item => item.Number(":n", 1), ReturnsItem = true },
                Write.Delete("t", new Key("c")),
                Write.Check("t", new Key("d"), "#v = :v") with { Names = [("#v", "v")], Values = item => item.Number(":v", 2) },
            ],
            token: "order-1");

        (done.IsCommitted, done.IsConflict, done.FailedAt(0)).ShouldBe((true, false, false));
        world.Server.Requests[0].Text.ShouldBe("""
            {"ClientRequestToken":"order-1","TransactItems":[
            {"Put":{"TableName":"t","Item":{"pk":{"S":"a"}},"ConditionExpression":"attribute_not_exists(pk)",
            "ReturnValuesOnConditionCheckFailure":"ALL_OLD"}},
            {"Update":{"TableName":"t","Key":{"pk":{"S":"b"}},"UpdateExpression":"set n = :n",
            "ExpressionAttributeValues":{":n":{"N":"1"}}}},
            {"Delete":{"TableName":"t","Key":{"pk":{"S":"c"}}}},
            {"ConditionCheck":{"TableName":"t","Key":{"pk":{"S":"d"}},"ConditionExpression":"#v = :v",
            "ExpressionAttributeNames":{"#v":"v"},"ExpressionAttributeValues":{":v":{"N":"2"}}}}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void AFailedConditionIsNamedByItsPlaceAndNotTriedAgain()
    {
        using var world = AwsWorld.Of(Cancelled("""
            {"Code":"None"},{"Code":"ConditionalCheckFailed","Message":"m","Item":{"v":{"N":"7"}}},{"Code":"TransactionConflict"}
            """));

        var done = world.Db.Transact([s_write, s_write, s_write]);

        (done.IsCommitted, done.IsConflict).ShouldBe((false, false));
        Enumerable.Range(0, 4).Select(done.FailedAt).ShouldBe([false, true, false, false]);
        done.Reasons[1].Item!.Number("v").ShouldBe(7);
        done.Reasons[2].Code.ShouldBe("TransactionConflict");
    }

    [Theory]
    [InlineData("TransactionConflict", 5)]
    [InlineData("ThrottlingError", 25)]
    [InlineData("ProvisionedThroughputExceeded", 25)]
    public void WhatPassesIsTriedAgainWithTheSameToken(string code, double waited)
    {
        using var world = AwsWorld.Of(Cancelled($$"""{"Code":"None"},{"Code":"{{code}}"}"""), Json("{}"));

        world.Db.Transact([s_write, s_write]).IsCommitted.ShouldBeTrue();

        world.WaitedMilliseconds.ShouldBe([waited]);
        Tokens(world).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void AConflictThatLastsIsReturned()
    {
        var conflict = Cancelled("""{"Code":"TransactionConflict"}""");
        using var world = AwsWorld.Of([.. Enumerable.Repeat(conflict, AwsLimits.DynamoDbAttemptsMax)]);

        var done = world.Db.Transact([s_write]);

        (done.IsCommitted, done.IsConflict).ShouldBe((false, true));
        world.Server.Requests.Count.ShouldBe(AwsLimits.DynamoDbAttemptsMax);
    }

    [Fact]
    public void AnAnswerThatWasLostIsAskedForWithTheSameToken()
    {
        using var world = AwsWorld.Of(Drop(), Error("TransactionInProgressException"), Json("{}"));

        world.Db.Transact([s_write]).IsCommitted.ShouldBeTrue();

        Tokens(world).Count.ShouldBe(3);
        Tokens(world).Distinct().ShouldHaveSingleItem()!.Length.ShouldBe(36);
    }

    [Fact]
    public void TwoTransactionsHaveTwoTokens()
    {
        using var world = AwsWorld.Of(Json("{}"), Json("{}"));

        world.Db.Transact([s_write]);
        world.Db.Transact([s_write]);

        Tokens(world).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"Code":"ValidationError"}""", "ValidationError")]
    [InlineData("", AwsErrorCodes.Unreadable)]
    [InlineData("""{"Code":"Condi""", AwsErrorCodes.Unreadable)]
    public void ACancellationNobodyHandlesIsAnExceptionAndNeverACommit(string reasons, string code)
    {
        using var world = AwsWorld.Of(Cancelled(reasons));

        Should.Throw<AwsException>(() => world.Db.Transact([s_write])).Code.ShouldBe(code);
    }

    [Fact]
    public void ATransactionHasLimits()
    {
        using var world = AwsWorld.Of(Json("{}"), Json("{}"));

        world.Db.Transact([.. Enumerable.Repeat(s_write, AwsLimits.TransactWritesMax)]).IsCommitted.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => world.Db.Transact([.. Enumerable.Repeat(s_write, AwsLimits.TransactWritesMax + 1)]));
        Should.Throw<ArgumentException>(() => world.Db.Transact([]));
        world.Db.Transact([s_write], new string('x', AwsLimits.TransactTokenCharsMax)).IsCommitted.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => world.Db.Transact([s_write], new string('x', AwsLimits.TransactTokenCharsMax + 1)));
        Should.Throw<ArgumentException>(() => world.Db.Transact([s_write], ""));
    }

    private static Step Cancelled(string reasons) =>
        Json($$"""{"__type":"a#TransactionCanceledException","CancellationReasons":[{{reasons}}],"Message":"Cancelled"}""", status: 400);

    private static List<string?> Tokens(AwsWorld world) =>
        [.. world.Server.Requests.Select(sent => JsonDocument.Parse(sent.Text).RootElement.GetProperty("ClientRequestToken").GetString())];
}
