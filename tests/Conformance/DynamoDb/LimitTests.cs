using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>
/// Each limit is kept, and crossed by one.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
public sealed class LimitTests
{
    private const int ItemBytesMax = 400 * 1024;

    [Theory]
    [OnEachBackend]
    public Task AnItemHasAtMost400Kilobytes(Backend on) => on.HoldsAsync(async world =>
    {
        var most = new string('x', ItemBytesMax - "pk".Length - world.Pk.Length - "sk".Length - "a".Length - "v".Length);

        await world.PutAsync("a", $$"""{"v":"{{most}}"}""");
        await world.PutAsync("a", $$"""{"v":"{{most}}x"}""")
            .ShouldBeInvalidAsync("Item size has exceeded the maximum allowed size");
        await world.Dynamo.UpdateItemAsync(world.Update("a", "SET w = :w", """{":w":""}"""))
            .ShouldBeInvalidAsync("Item size to update has exceeded the maximum allowed size");
    });

    [Theory]
    [OnEachBackend]
    public Task APartitionKeyHasAtMost2048Bytes(Backend on) => on.HoldsAsync(async world =>
    {
        var most = world.Pk + new string('p', 2048 - world.Pk.Length);
        Dictionary<string, AttributeValue> Key(string pk) => new() { ["pk"] = new(pk), ["sk"] = new("a") };

        await world.Dynamo.PutItemAsync(world.Table, Key(most));
        await world.Dynamo.PutItemAsync(world.Table, Key(most + "p"))
            .ShouldBeInvalidValueAsync("Size of hashkey has exceeded the maximum size limit of2048 bytes");
    });

    [Theory]
    [OnEachBackend]
    public Task ASortKeyHasAtMost1024Bytes(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync(new('s', 1024));
        await world.PutAsync(new('s', 1025))
            .ShouldBeInvalidValueAsync("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    });

    [Theory]
    [OnEachBackend]
    public Task AValueNests32LevelsDeep(Backend on) => on.HoldsAsync(async world =>
    {
        static string Nested(int levels) => new string('[', levels) + "1" + new string(']', levels);

        await world.PutAsync("a", $$"""{"v":{{Nested(31)}} }""");
        (await world.GetAsync("a")).ShouldBe($$"""{"v":{{Nested(31)}}}""");
        await world.PutAsync("a", $$"""{"v":{{Nested(32)}} }""").ShouldBeInvalidAsync(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");
    });

    // 150 comparisons have 149 ORs between them, so that one more crosses the limit by one.
    [Theory]
    [OnEachBackend]
    public Task AnExpressionHasAtMost300Operators(Backend on) => on.HoldsAsync(async world =>
    {
        DeleteItemRequest Delete(int comparisons, string more) => new(world.Table, world.Key("a"))
        {
            ConditionExpression = string.Join(" OR ", Enumerable.Repeat("n=:n", comparisons)) + more,
            ExpressionAttributeValues = Notation.Item("""{":n":1}"""),
        };

        (await world.Dynamo.DeleteItemAsync(Delete(150, "")).RefusalAsync())
            .ShouldBe("ConditionalCheckFailedException: The conditional request failed");
        (await world.Dynamo.DeleteItemAsync(Delete(150, " OR n=:n")).RefusalAsync()).ShouldStartWith(
            "ValidationException: Invalid ConditionExpression: The expression contains too many operators");
    });

    [Theory]
    [OnEachBackend]
    public Task ATransactionHasAtMost4Megabytes(Backend on) => on.HoldsAloneAsync(async world =>
    {
        var big = new AttributeValue(new string('x', 400_000));
        var puts = Enumerable.Range(0, 11).Select(at => Act.Put(world, $"{at}")).ToList();
        puts.ForEach(put => put.Put.Item["v"] = big);
        var gets = puts.Select((_, at) => Act.Get(world, $"{at}")).ToList();
        Task<TransactWriteItemsResponse> WriteAsync(List<TransactWriteItem> actions) =>
            world.Dynamo.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = actions });
        Task<TransactGetItemsResponse> ReadAsync(List<TransactGetItem> actions) =>
            world.Dynamo.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = actions });

        (await WriteAsync(puts).RefusalAsync()).ShouldStartWith("ValidationException: ");
        (await world.GetAsync("0")).ShouldBe("none");
        await WriteAsync(puts[..10]);
        await WriteAsync(puts[10..]);
        (await ReadAsync(gets[..10])).Responses.Count.ShouldBe(10);
        (await ReadAsync(gets).RefusalAsync()).ShouldStartWith("ValidationException: ");
    });
}
