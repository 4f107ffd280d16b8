using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html</summary>
public sealed class TransactionTests
{
    private const string OneItemTwice = "Transaction request cannot include multiple operations on one item";

    [Theory]
    [OnEachBackend]
    public Task ATransactionThatPassesDoesEverything(Backend on) => on.HoldsAloneAsync(async world =>
    {
        await world.PutAsync("gone");
        await world.PutAsync("counted", """{"n":1}""");
        await world.PutAsync("checked", """{"n":5}""");

        await WriteAsync(world, Act.Put(world, "new"), Act.Delete(world, "gone"), Act.Add(world, "counted"),
            Act.Check(world, "checked", "n = :five"));

        (await world.GetAsync("new")).ShouldBe("{}");
        (await world.GetAsync("gone")).ShouldBe("none");
        (await world.GetAsync("counted")).ShouldBe("""{"n":2}""");
        (await world.GetAsync("checked")).ShouldBe("""{"n":5}""");
    });

    [Theory]
    [OnEachBackend]
    public Task ATransactionIsAllOrNothingAndGivesEachActionItsReason(Backend on) => on.HoldsAloneAsync(async world =>
    {
        await world.PutAsync("told", """{"n":7}""");
        await world.PutAsync("silent", """{"n":8}""");

        var refusal = await Should.ThrowAsync<TransactionCanceledException>(WriteAsync(
            world, Act.Put(world, "new"), Act.Check(world, "told", "n = :five", "ALL_OLD"), Act.Check(world, "silent", "n = :five"),
            Act.Check(world, "absent", "n = :five", "ALL_OLD"), Act.Add(world, "counted")));

        refusal.Message.ShouldBe("Transaction cancelled, please refer cancellation reasons for specific reasons "
            + "[None, ConditionalCheckFailed, ConditionalCheckFailed, ConditionalCheckFailed, None]");
        refusal.CancellationReasons.Select(reason => (reason.Code, reason.Message ?? "", World.Rest(reason.Item))).ShouldBe([
            ("None", "", "none"),
            ("ConditionalCheckFailed", "The conditional request failed", """{"n":7}"""),
            ("ConditionalCheckFailed", "The conditional request failed", "none"),
            ("ConditionalCheckFailed", "The conditional request failed", "none"),
            ("None", "", "none")]);
        (await world.GetAsync("new")).ShouldBe("none");
        (await world.GetAsync("counted")).ShouldBe("none");
    });

    [Theory]
    [OnEachBackend]
    public Task WhatAnItemDoesNotAllowCancelsWithAReason(Backend on) => on.HoldsAloneAsync(async world =>
    {
        var wrong = new TransactWriteItem
        {
            Update = new() { TableName = world.Table, Key = world.Key("a"), UpdateExpression = "SET n = absent" },
        };

        var refusal = await Should.ThrowAsync<TransactionCanceledException>(WriteAsync(world, Act.Put(world, "new"), wrong));

        refusal.CancellationReasons.Select(reason => (reason.Code, reason.Message ?? "")).ShouldBe([
            ("None", ""),
            ("ValidationError", "The provided expression refers to an attribute that does not exist in the item")]);
    });

    [Theory]
    [OnEachBackend]
    public Task AnItemIsInATransactionOnce(Backend on) => on.HoldsAloneAsync(async world =>
    {
        await WriteAsync(world, Act.Put(world, "a"), Act.Delete(world, "a")).ShouldBeInvalidAsync(OneItemTwice);
        await WriteAsync(world, Act.Add(world, "a"), Act.Check(world, "a", "n = :five")).ShouldBeInvalidAsync(OneItemTwice);
        (await world.GetAsync("a")).ShouldBe("none");
    });

    [Theory]
    [OnEachBackend]
    public Task ATransactionHasAtMost100Actions(Backend on) => on.HoldsAloneAsync(async world =>
    {
        TransactWriteItem[] Puts(int count) => [.. Enumerable.Range(0, count).Select(at => Act.Put(world, $"{at}"))];

        await WriteAsync(world, Puts(100));
        (await WriteAsync(world, Puts(101)).RefusalAsync()).ShouldEndWith(
            "' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100");
        await WriteAsync(world).ShouldBeInvalidAsync(
            "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 1");
    });

    [Theory]
    [OnEachBackend]
    public Task AnActionIsOneThing(Backend on) => on.HoldsAloneAsync(async world =>
    {
        const string Words = "TransactItems can only contain one of Check, Put, Update or Delete";
        var both = Act.Put(world, "a");
        both.Delete = Act.Delete(world, "b").Delete;

        await WriteAsync(world, both).ShouldBeInvalidAsync(Words);
        await WriteAsync(world, new TransactWriteItem()).ShouldBeInvalidAsync(Words);
    });

    [Theory]
    [OnEachBackend]
    public Task AnUnknownTableIsNotFound(Backend on) => on.HoldsAloneAsync(async world =>
    {
        var put = Act.Put(world, "a");
        put.Put.TableName = world.NewName();

        (await WriteAsync(world, put).RefusalAsync()).ShouldBe("ResourceNotFoundException: Requested resource not found");
    });

    [Theory]
    [OnEachBackend]
    public Task ATokenMakesATransactionHappenOnce(Backend on) => on.HoldsAloneAsync(async world =>
    {
        var once = new TransactWriteItemsRequest { ClientRequestToken = world.Pk, TransactItems = [Act.Add(world, "a")] };
        var other = new TransactWriteItemsRequest { ClientRequestToken = world.Pk, TransactItems = [Act.Put(world, "a")] };

        await world.Dynamo.TransactWriteItemsAsync(once);
        await world.Dynamo.TransactWriteItemsAsync(once);

        (await world.GetAsync("a")).ShouldBe("""{"n":1}""");
        (await world.Dynamo.TransactWriteItemsAsync(other).RefusalAsync()).ShouldStartWith("IdempotentParameterMismatchException: ");
    });

    [Theory]
    [OnEachBackend]
    public Task ItemsAreReadTogetherInTheOrderAskedFor(Backend on) => on.HoldsAloneAsync(async world =>
    {
        await world.PutAsync("b", """{"v":2,"w":3}""");
        await world.PutAsync("a", """{"v":1}""");

        var read = await ReadAsync(world, Act.Get(world, "b", "w"), Act.Get(world, "absent"), Act.Get(world, "a"));

        read.Responses.Select(one => World.Rest(one.Item)).ShouldBe(["""{"w":3}""", "none", """{"v":1}"""]);
    });

    [Theory]
    [OnEachBackend]
    public Task ATransactionReadsAtMost100ItemsAndEachOnce(Backend on) => on.HoldsAloneAsync(async world =>
    {
        TransactGetItem[] Gets(int count) => [.. Enumerable.Range(0, count).Select(at => Act.Get(world, $"{at}"))];

        (await ReadAsync(world, Gets(100))).Responses.Count.ShouldBe(100);
        (await ReadAsync(world, Gets(101)).RefusalAsync()).ShouldEndWith(
            "' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100");
        await ReadAsync(world, Act.Get(world, "a"), Act.Get(world, "a")).ShouldBeInvalidAsync(OneItemTwice);
    });

    private static Task<TransactWriteItemsResponse> WriteAsync(World world, params TransactWriteItem[] actions) =>
        world.Dynamo.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [.. actions] });

    private static Task<TransactGetItemsResponse> ReadAsync(World world, params TransactGetItem[] actions) =>
        world.Dynamo.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = [.. actions] });
}
