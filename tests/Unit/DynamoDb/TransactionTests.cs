using System.Text.Json;
using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class TransactionTests
{
    [Fact]
    public void ATransactionIsAllOrNothingAndGivesEachActionItsReason()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "1", ""","v":{"N":"7"}""");

        var (status, reply) = dynamo.Call("TransactWriteItems", """
            {"TransactItems":[
              {"Put":{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"new"} } } },
              {"Update":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"1"} },"UpdateExpression":"SET v = :z",
               "ConditionExpression":"v < :z",
                "ExpressionAttributeValues":{":z":{"N":"0"} },"ReturnValuesOnConditionCheckFailure":"ALL_OLD"} },
              {"Delete":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"2"} },"ConditionExpression":"attribute_exists(pk)"} },
              {"Update":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"3"} },"UpdateExpression":"SET v = nope"} },
              {"ConditionCheck":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"4"} },
               "ConditionExpression":"attribute_not_exists(pk)"} } ] }
            """);

        status.ShouldBe(400);
        reply.GetProperty("__type").GetString().ShouldBe("com.amazonaws.dynamodb.v20120810#TransactionCanceledException");
        reply.GetProperty("Message").GetString().ShouldBe(
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + "[None, ConditionalCheckFailed, ConditionalCheckFailed, ValidationError, None]");
        reply.GetProperty("CancellationReasons").EnumerateArray().Select(reason => reason.GetRawText()).ShouldBe([
            """{"Code":"None"}""",
            """{"Code":"ConditionalCheckFailed","Message":"The conditional request failed","Item":{"pk":{"S":"a"}"""
            + ""","sk":{"S":"1"},"v":{"N":"7"}}}""",
            """{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"}""",
            """{"Code":"ValidationError","Message":"The provided expression refers to an attribute that does not exist in the item"}""",
            """{"Code":"None"}"""]);
        dynamo.Get("a", "new").ShouldBeEmpty();
    }

    [Fact]
    public void ATransactionThatPassesDoesEverything()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "1");

        var reply = dynamo.Ok("TransactWriteItems", """
            {"ReturnConsumedCapacity":"TOTAL","TransactItems":[
              {"Put":{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"2"} } } },
              {"Delete":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"1"} } } } ] }
            """);
        var read = dynamo.Ok("TransactGetItems", """
            {"TransactItems":[
              {"Get":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"1"} } } },
              {"Get":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"2"} } } } ] }
            """);

        reply.GetRawText()
            .ShouldBe("""{"ConsumedCapacity":[{"TableName":"tab","CapacityUnits":4,"WriteCapacityUnits":4}]}""");
        read.GetRawText().ShouldBe("""{"Responses":[{},{"Item":{"pk":{"S":"a"},"sk":{"S":"2"}}}]}""");
    }

    [Fact]
    public void TwoActionsOnOneItemAreRefused()
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Refused("TransactWriteItems", $$"""{"TransactItems":[{{Increment}},{{Increment}}]}""")
            .ShouldBe("ValidationException: Transaction request cannot include multiple operations on one item");
    }

    [Fact]
    public void ATransactionHas100ActionsAtMost()
    {
        using var dynamo = Dynamo.WithTable();
        static string Actions(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => Put($"i{i}")));

        dynamo.Ok("TransactWriteItems", $$"""{"TransactItems":[{{Actions(100)}}]}""");

        dynamo.Refused("TransactWriteItems", $$"""{"TransactItems":[{{Actions(101)}}]}""")
            .ShouldEndWith("failed to satisfy constraint: Member must have length less than or equal to 100");
    }

    [Fact]
    public void ATokenMakesATransactionHappenOnceForTenMinutesEvenAcrossARestart()
    {
        using var dynamo = Dynamo.WithTable();
        var once = $$"""{"ClientRequestToken":"t-1","TransactItems":[{{Increment}}]}""";

        dynamo.Ok("TransactWriteItems", once);
        dynamo.Reopen();
        dynamo.Ok("TransactWriteItems", once);
        dynamo.Get("a", "n").ShouldContain("\"N\":\"1\"");
        dynamo.Refused("TransactWriteItems", $$"""{"ClientRequestToken":"t-1","TransactItems":[{{Put("other")}}]}""")
            .ShouldBe("IdempotentParameterMismatchException: "
                + "The provided client token is already in use with a different set of parameters");

        dynamo.Clock.Advance(TimeSpan.FromMinutes(10));
        dynamo.Ok("TransactWriteItems", once);
        dynamo.Get("a", "n").ShouldContain("\"N\":\"2\"");
    }

    [Fact]
    public void AnInjectedConflictLooksLikeTheServices()
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Emulator.Faults = new EveryNth(1);

        var transaction = dynamo.Call("TransactWriteItems", $$"""{"TransactItems":[{{Increment}},{{Put("x")}}]}""").Reply;
        var single = dynamo.Refused("PutItem", $$"""{"TableName":"tab","Item":{{Dynamo.Key("a", "b")}} }""");

        transaction.GetProperty("CancellationReasons").GetRawText()
            .ShouldBe("""[{"Code":"TransactionConflict","Message":"Transaction is ongoing for the item"},{"Code":"None"}]""");
        single.ShouldBe("TransactionConflictException: Transaction is ongoing for the item");
        dynamo.Get("a", "b").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void ParallelConditionalDecrementsAreExact(int faultEvery)
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("a", "stock", ""","v":{"N":"60"}""");
        dynamo.Emulator.Faults = faultEvery == 0 ? null : new EveryNth(faultEvery);
        var sold = 0;

        Parallel.For(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            if (Decrement(dynamo))
            {
                Interlocked.Increment(ref sold);
            }
        });

        sold.ShouldBe(60);
        dynamo.Get("a", "stock").ShouldContain("\"v\":{\"N\":\"0\"}");
    }

    private const string Increment =
        """
        {"Update":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"n"} },"UpdateExpression":"ADD v :one",
         "ExpressionAttributeValues":{":one":{"N":"1"} } } }
        """;

    private static string Put(string sk) => $$"""{"Put":{"TableName":"tab","Item":{{Dynamo.Key("a", sk)}} } }""";

    // Retries conflicts as a client would; a condition that fails is an answer.
    private static bool Decrement(Dynamo dynamo)
    {
        while (true)
        {
            var (status, reply) = dynamo.Call("TransactWriteItems", """
                {"TransactItems":[{"Update":{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"stock"} },
                 "UpdateExpression":"SET v = v - :one",
                 "ConditionExpression":"v >= :one","ExpressionAttributeValues":{":one":{"N":"1"} } } } ] }
                """);
            if (status == 200)
            {
                return true;
            }

            if (Reason(reply) == "ConditionalCheckFailed")
            {
                return false;
            }
        }
    }

    private static string Reason(JsonElement reply) => reply.GetProperty("CancellationReasons")[0].GetProperty("Code").GetString()!;

    private sealed class EveryNth(int n) : IFaults
    {
        private int _asked;

        public WriteFault? Next(string operation, string table) =>
            Interlocked.Increment(ref _asked) % n == 0 ? WriteFault.TransactionConflict : null;
    }
}
