using Amazon.DynamoDBv2;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.html</summary>
public sealed class QueryTests
{
    private const string Values = """{":b":"2",":c":"20",":none":"x",":v":2}""";

    [Theory]
    [OnEachBackend("", "1 2 20 3")]
    [OnEachBackend("sk = :b", "2")]
    [OnEachBackend(":b = sk", "2")]
    [OnEachBackend("sk > :b", "20 3")]
    [OnEachBackend("sk >= :b", "2 20 3")]
    [OnEachBackend(":b >= sk", "1 2")]
    [OnEachBackend("sk < :b", "1")]
    [OnEachBackend("sk <= :b", "1 2")]
    [OnEachBackend("sk BETWEEN :b AND :c", "2 20")]
    [OnEachBackend("begins_with(sk, :b)", "2 20")]
    [OnEachBackend("(sk = :b)", "2")]
    [OnEachBackend("sk = :none", "")]
    public Task AKeyConditionPicksARangeInBothDirections(Backend on, string condition, string found) => on.HoldsAsync(async world =>
    {
        await PutFourAsync(world);
        var query = world.Query(condition, Values);

        var forward = await world.Dynamo.QueryAsync(query);
        query.ScanIndexForward = false;
        var backward = await world.Dynamo.QueryAsync(query);

        World.SortKeys(forward.Items).ShouldBe(found);
        World.SortKeys(backward.Items).ShouldBe(string.Join(' ', found.Split(' ').Reverse()));
    });

    [Theory]
    [OnEachBackend("N", """[10,-1,2.5,-20,100,0]""", "-20 -1 0 2.5 10 100")]
    [OnEachBackend("S", """["b","B","a","ä","aa","z"]""", "B a aa b z ä")]
    [OnEachBackend("B", """[{"$b":"fw=="},{"$b":"gA=="},{"$b":"AA=="},{"$b":"AAA="}]""", "AA== AAA= fw== gA==")]
    public Task SortKeysAreInTheOrderOfTheirType(Backend on, string type, string keys, string order) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S", $"sk:{type}"));
        foreach (var key in Notation.Value(keys).L)
        {
            await world.Dynamo.PutItemAsync(table, new() { ["pk"] = new("p"), ["sk"] = key });
        }

        var query = world.Query();
        query.TableName = table;
        query.ExpressionAttributeValues[":pk"] = new("p");
        var items = (await world.Dynamo.QueryAsync(query)).Items;

        string.Join(' ', items.Select(item => item["sk"]).Select(sk => sk.S ?? sk.N ?? Convert.ToBase64String(sk.B.ToArray())))
            .ShouldBe(order);
    });

    [Theory]
    [OnEachBackend(true)]
    [OnEachBackend(false)]
    public Task PagesOfOneAddUpToTheWhole(Backend on, bool forward) => on.HoldsAsync(async world =>
    {
        await PutFourAsync(world);
        var query = world.Query();
        (query.Limit, query.ScanIndexForward) = (1, forward);
        var seen = new List<string>();
        do
        {
            var page = await world.Dynamo.QueryAsync(query);
            page.Count.ShouldBe(page.Items.Count);
            seen.AddRange(page.Items.Select(item => item["sk"].S));
            query.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (query.ExclusiveStartKey is { Count: > 0 });

        seen.ShouldBe(forward ? ["1", "2", "20", "3"] : ["3", "20", "2", "1"]);
    });

    [Theory]
    [OnEachBackend]
    public Task AFullPageNamesItsLastKeyEvenAtTheEnd(Backend on) => on.HoldsAsync(async world =>
    {
        await PutFourAsync(world);
        var query = world.Query();

        query.Limit = 4;
        var full = await world.Dynamo.QueryAsync(query);
        query.Limit = 5;
        var all = await world.Dynamo.QueryAsync(query);

        full.LastEvaluatedKey["sk"].S.ShouldBe("3");
        all.LastEvaluatedKey.ShouldBeNull();
    });

    [Theory]
    [OnEachBackend]
    public Task APageEndsBeforeOneMegabyte(Backend on) => on.HoldsAsync(async world =>
    {
        var big = new string('x', 300 * 1024);
        foreach (var sk in "1234")
        {
            await world.PutAsync(sk.ToString(), $$"""{"v":"{{big}}"}""");
        }

        var query = world.Query();
        var first = await world.Dynamo.QueryAsync(query);
        query.ExclusiveStartKey = first.LastEvaluatedKey;
        var second = await world.Dynamo.QueryAsync(query);

        World.SortKeys(first.Items).ShouldBe("1 2 3");
        World.SortKeys(second.Items).ShouldBe("4");
        second.LastEvaluatedKey.ShouldBeNull();
    });

    [Theory]
    [OnEachBackend]
    public Task AFilterCountsAfterTheLimit(Backend on) => on.HoldsAsync(async world =>
    {
        await PutFourAsync(world);
        var query = world.Query("", Values, filter: "v > :v");
        query.Limit = 3;

        var page = await world.Dynamo.QueryAsync(query);

        World.SortKeys(page.Items).ShouldBe("20");
        (page.Count, page.ScannedCount).ShouldBe((1, 3));
        page.LastEvaluatedKey["sk"].S.ShouldBe("20");
    });

    [Theory]
    [OnEachBackend]
    public Task ACountAnswersNoItems(Backend on) => on.HoldsAsync(async world =>
    {
        await PutFourAsync(world);
        var query = world.Query("sk > :b", Values);
        query.Select = Select.COUNT;

        var page = await world.Dynamo.QueryAsync(query);

        (page.Count, page.ScannedCount).ShouldBe((2, 2));
        page.Items.ShouldBeNull();
    });

    [Theory]
    [OnEachBackend]
    public Task AQuerySeesItsOwnPartitionOnly(Backend on) => on.HoldsAsync(async world =>
    {
        await PutFourAsync(world);
        var query = world.Query();
        query.ExpressionAttributeValues[":pk"] = new(world.Pk + "-other");

        (await world.Dynamo.QueryAsync(query)).Items.ShouldBeEmpty();
    });

    private static async Task PutFourAsync(World world)
    {
        foreach (var (sk, v) in new[] { ("1", 1), ("2", 2), ("20", 20), ("3", 3) })
        {
            await world.PutAsync(sk, $$"""{"v":{{v}} }""");
        }
    }
}
