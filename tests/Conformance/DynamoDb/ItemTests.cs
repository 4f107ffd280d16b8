using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html</summary>
public sealed class ItemTests
{
    [Theory]
    [OnEachBackend]
    public Task AnItemOfEveryTypeComesBackAsItWasPut(Backend on) => on.HoldsAsync(async world =>
    {
        const string Everything =
            """
            {"b":{"$b":"AAH/"},"bs":{"$bs":["AQ==","Ag=="]},"empty":"","emptyBinary":{"$b":""},"emptyList":[],"emptyMap":{},"f":false,
            "l":[1,"x",[],{"deep":null}],"m":{"x":[1,{}]},"n":-12.5,"nothing":null,"ns":{"$ns":["1","2"]},
            "s":"héllo \" \\ \uD83D\uDE00","ss":{"$ss":["a","b"]}}
            """;

        await world.PutAsync("a", Everything);

        (await world.GetAsync("a")).ShouldBe(Everything.ReplaceLineEndings(""));
    });

    [Theory]
    [OnEachBackend]
    public Task APutReplacesTheWholeItem(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", """{"x":1,"y":2}""");
        await world.PutAsync("a", """{"y":3}""");

        (await world.GetAsync("a")).ShouldBe("""{"y":3}""");
    });

    [Theory]
    [OnEachBackend]
    public Task AnItemThatIsNotThereIsAnEmptyAnswer(Backend on) => on.HoldsAsync(async world =>
    {
        (await world.GetAsync("nobody")).ShouldBe("none");
        await world.Dynamo.DeleteItemAsync(world.Table, world.Key("nobody"));
    });

    [Theory]
    [OnEachBackend]
    public Task PutAndDeleteAnswerTheItemThatWas(Backend on) => on.HoldsAsync(async world =>
    {
        async Task<string> PutAsync(string item, ReturnValue asked) =>
            World.Rest((await world.Dynamo.PutItemAsync(world.Table, world.Item("a", item), asked)).Attributes);

        (await PutAsync("""{"x":1}""", ReturnValue.ALL_OLD)).ShouldBe("none");
        (await PutAsync("""{"x":2}""", ReturnValue.ALL_OLD)).ShouldBe("""{"x":1}""");
        (await PutAsync("""{"x":3}""", ReturnValue.NONE)).ShouldBe("none");
        var deleted = await world.Dynamo.DeleteItemAsync(world.Table, world.Key("a"), ReturnValue.ALL_OLD);
        World.Rest(deleted.Attributes).ShouldBe("""{"x":3}""");
        (await world.GetAsync("a")).ShouldBe("none");
    });

    [Theory]
    [OnEachBackend("ALL_NEW")]
    [OnEachBackend("UPDATED_OLD")]
    [OnEachBackend("UPDATED_NEW")]
    public Task PutAndDeleteAnswerNothingElse(Backend on, string asked) => on.HoldsAsync(async world =>
    {
        const string Words = "Return values set to invalid value";

        await world.Dynamo.PutItemAsync(world.Table, world.Item("a"), new ReturnValue(asked)).ShouldBeInvalidAsync(Words);
        await world.Dynamo.DeleteItemAsync(world.Table, world.Key("a"), new ReturnValue(asked)).ShouldBeInvalidAsync(Words);
    });

    [Theory]
    [OnEachBackend]
    public Task AFailedConditionAnswersTheItemIfAsked(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", """{"x":1}""");
        PutItemRequest Put(string? asked) => new()
        {
            TableName = world.Table,
            Item = world.Item("a"),
            ConditionExpression = "attribute_not_exists(pk)",
            ReturnValuesOnConditionCheckFailure = asked is null ? null : new(asked),
        };

        var silent = await Should.ThrowAsync<ConditionalCheckFailedException>(world.Dynamo.PutItemAsync(Put(null)));
        var telling = await Should.ThrowAsync<ConditionalCheckFailedException>(world.Dynamo.PutItemAsync(Put("ALL_OLD")));

        silent.Item.ShouldBeNull();
        World.Rest(telling.Item).ShouldBe("""{"x":1}""");
    });

    [Theory]
    [OnEachBackend("""{"pk":"a"}""")]
    [OnEachBackend("""{"pk":"a","sk":1}""")]
    [OnEachBackend("""{"pk":"a","sk":"b","x":"c"}""")]
    [OnEachBackend("{}")]
    public Task AKeyIsExactlyTheTables(Backend on, string key) => on.HoldsAsync(async world =>
    {
        const string Words = "The provided key element does not match the schema";

        await world.Dynamo.GetItemAsync(world.Table, Notation.Item(key)).ShouldBeInvalidAsync(Words);
        await world.Dynamo.DeleteItemAsync(world.Table, Notation.Item(key)).ShouldBeInvalidAsync(Words);
        await world.Dynamo.UpdateItemAsync(new UpdateItemRequest { TableName = world.Table, Key = Notation.Item(key) })
            .ShouldBeInvalidAsync(Words);
    });

    [Theory]
    [OnEachBackend("""{"sk":"b"}""", "Missing the key pk in the item")]
    [OnEachBackend("""{"pk":"a"}""", "Missing the key sk in the item")]
    [OnEachBackend("""{"pk":1,"sk":"b"}""", "Type mismatch for key pk expected: S actual: N")]
    [OnEachBackend("""{"pk":"a","sk":{"$b":"AQ=="}}""", "Type mismatch for key sk expected: S actual: B")]
    [OnEachBackend("""{"pk":"a","sk":"b","g":1}""", "Type mismatch for Index Key g Expected: S Actual: N IndexName: all")]
    public Task AnItemHasItsKeys(Backend on, string item, string words) => on.HoldsAsync(async world =>
        await world.Dynamo.PutItemAsync(world.Table, Notation.Item(item)).ShouldBeInvalidValueAsync(words));

    [Theory]
    [OnEachBackend("pk")]
    [OnEachBackend("sk")]
    public Task AKeyIsNotEmpty(Backend on, string name) => on.HoldsAsync(async world =>
    {
        var words = "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
            + $"string value. Key: {name}";
        var item = world.Item("a");
        item[name] = new("");

        await world.Dynamo.PutItemAsync(world.Table, item).ShouldBeInvalidAsync(words);
        await world.Dynamo.GetItemAsync(world.Table, item).ShouldBeInvalidAsync(words);
    });

    [Theory]
    [OnEachBackend]
    public Task AnUnknownTableIsNotFound(Backend on) => on.HoldsAsync(async world =>
    {
        const string Words = "ResourceNotFoundException: Requested resource not found";
        var name = world.NewName();

        (await world.Dynamo.GetItemAsync(name, world.Key("a")).RefusalAsync()).ShouldBe(Words);
        (await world.Dynamo.PutItemAsync(name, world.Item("a")).RefusalAsync()).ShouldBe(Words);
        (await world.Dynamo.DeleteItemAsync(name, world.Key("a")).RefusalAsync()).ShouldBe(Words);
        (await world.Dynamo.ScanAsync(new ScanRequest(name)).RefusalAsync()).ShouldBe(Words);
    });
}
