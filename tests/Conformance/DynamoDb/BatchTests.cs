using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
/// </summary>
public sealed class BatchTests
{
    private const string Duplicates = "Provided list of item keys contains duplicates";

    [Theory]
    [OnEachBackend]
    public Task ABatchWritesDeletesAndReads(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("old");

        var written = await WriteAsync(world, Put(world, "1"), Put(world, "2"), Delete(world, "old"));
        var read = await world.Dynamo.BatchGetItemAsync(Get(world, ["1", "2", "old"]));

        written.UnprocessedItems.ShouldBeEmpty();
        read.UnprocessedKeys.ShouldBeEmpty();
        World.SortKeys(read.Responses[world.Table].OrderBy(item => item["sk"].S, StringComparer.Ordinal)).ShouldBe("1 2");
    });

    [Theory]
    [OnEachBackend]
    public Task ABatchWritesAtMost25Items(Backend on) => on.HoldsAsync(async world =>
    {
        WriteRequest[] Puts(int count) => [.. Enumerable.Range(0, count).Select(at => Put(world, $"{at}"))];

        await WriteAsync(world, Puts(25));
        (await WriteAsync(world, Puts(26)).RefusalAsync()).ShouldEndWith(
            "at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: "
            + "[Member must have length less than or equal to 25, Member must have length greater than or equal to 1]");
    });

    [Theory]
    [OnEachBackend]
    public Task ABatchReadsAtMost100Items(Backend on) => on.HoldsAsync(async world =>
    {
        static string[] Keys(int count) => [.. Enumerable.Range(0, count).Select(at => $"{at}")];

        await world.Dynamo.BatchGetItemAsync(Get(world, Keys(100)));
        (await world.Dynamo.BatchGetItemAsync(Get(world, Keys(101))).RefusalAsync()).ShouldEndWith(
            "failed to satisfy constraint: Member must have length less than or equal to 100");
    });

    [Theory]
    [OnEachBackend]
    public Task AnItemIsInABatchOnce(Backend on) => on.HoldsAsync(async world =>
    {
        await WriteAsync(world, Put(world, "1"), Put(world, "1")).ShouldBeInvalidAsync(Duplicates);
        await WriteAsync(world, Put(world, "1"), Delete(world, "1")).ShouldBeInvalidAsync(Duplicates);
        await world.Dynamo.BatchGetItemAsync(Get(world, ["1", "1"])).ShouldBeInvalidAsync(Duplicates);
    });

    [Theory]
    [OnEachBackend]
    public Task ABatchOfNothingIsRefused(Backend on) => on.HoldsAsync(async world =>
    {
        await world.Dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = [] })
            .ShouldBeInvalidAsync("The requestItems parameter is required for BatchWriteItem");
        await world.Dynamo.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = [] })
            .ShouldBeInvalidAsync("The requestItems parameter is required for BatchGetItem");
    });

    [Theory]
    [OnEachBackend]
    public Task OneWrongMemberLeavesTheOthersUnwritten(Backend on) => on.HoldsAsync(async world =>
    {
        var wrong = new WriteRequest(new PutRequest(Notation.Item($$"""{"pk":"{{world.Pk}}"}""")));

        await WriteAsync(world, Put(world, "1"), wrong)
            .ShouldBeInvalidAsync("The provided key element does not match the schema");

        (await world.GetAsync("1")).ShouldBe("none");
    });

    [Theory]
    [OnEachBackend]
    public Task ABatchReadsWhatItsProjectionNames(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("1", """{"v":1,"w":2}""");
        var request = Get(world, ["1"]);
        (request.RequestItems[world.Table].ProjectionExpression, request.RequestItems[world.Table].ConsistentRead) = ("w", true);

        var items = (await world.Dynamo.BatchGetItemAsync(request)).Responses[world.Table];

        Notation.Text(items.ShouldHaveSingleItem()).ShouldBe("""{"w":2}""");
    });

    [Theory]
    [OnEachBackend]
    public Task WhatIsBeyond16MegabytesComesBackUnprocessed(Backend on) => on.HoldsAsync(async world =>
    {
        var big = new string('x', 390 * 1024);
        string[] keys = [.. Enumerable.Range(0, 44).Select(at => $"{at:00}")];
        foreach (var few in keys.Chunk(11))
        {
            await WriteAsync(world, [.. few.Select(sk => Put(world, sk, $$"""{"v":"{{big}}"}"""))]);
        }

        var read = await world.Dynamo.BatchGetItemAsync(Get(world, keys));
        var rest = await world.Dynamo.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = read.UnprocessedKeys });

        read.UnprocessedKeys[world.Table].Keys.Count.ShouldBeInRange(1, 4);
        (read.Responses[world.Table].Count + rest.Responses[world.Table].Count).ShouldBe(keys.Length);
    });

    [Theory]
    [OnEachBackend]
    public Task AnUnknownTableIsNotFound(Backend on) => on.HoldsAsync(async world =>
    {
        const string Words = "ResourceNotFoundException: Requested resource not found";
        var name = world.NewName();

        (await world.Dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [name] = [Put(world, "1")] } })
            .RefusalAsync()).ShouldBe(Words);
        (await world.Dynamo.BatchGetItemAsync(new BatchGetItemRequest
        {
            RequestItems = new() { [name] = new() { Keys = [world.Key("1")] } },
        }).RefusalAsync()).ShouldBe(Words);
    });

    private static Task<BatchWriteItemResponse> WriteAsync(World world, params WriteRequest[] writes) =>
        world.Dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [world.Table] = [.. writes] } });

    private static WriteRequest Put(World world, string sk, string attributes = "{}") => new(new PutRequest(world.Item(sk, attributes)));

    private static WriteRequest Delete(World world, string sk) => new(new DeleteRequest(world.Key(sk)));

    private static BatchGetItemRequest Get(World world, IEnumerable<string> sortKeys) => new()
    {
        RequestItems = new() { [world.Table] = new() { Keys = [.. sortKeys.Select(world.Key)] } },
    };
}
