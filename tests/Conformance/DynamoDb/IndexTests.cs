using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html</summary>
public sealed class IndexTests
{
    [Theory]
    [OnEachBackend]
    public Task AnIndexHoldsOnlyItemsWithItsWholeKey(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("both", $$"""{"g":"{{world.Pk}}","n":1}""");
        await world.PutAsync("half", $$"""{"g":"{{world.Pk}}"}""");
        await world.PutAsync("none");

        (await FoundAsync(world, "all")).ShouldBe("both");
        (await FoundAsync(world, "some")).ShouldBe("both half");
    });

    [Theory]
    [OnEachBackend]
    public Task AnItemEntersMovesAndLeavesAnIndex(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", $$"""{"g":"{{world.Pk}}","n":5}""");
        await world.PutAsync("b", $$"""{"g":"{{world.Pk}}","n":7}""");
        (await FoundAsync(world, "all")).ShouldBe("a b");

        await world.Dynamo.UpdateItemAsync(world.Update("a", "SET n = :n", """{":n":9}"""));
        (await FoundAsync(world, "all")).ShouldBe("b a");

        await world.Dynamo.UpdateItemAsync(world.Update("a", "REMOVE g"));
        await world.Dynamo.DeleteItemAsync(world.Table, world.Key("b"));
        (await FoundAsync(world, "all")).ShouldBe("");
    });

    [Theory]
    [OnEachBackend("all", """{"n":1,"v":"x","w":"y"}""")]
    [OnEachBackend("some", """{"v":"x"}""")]
    [OnEachBackend("keys", "{}")]
    public Task AnIndexAnswersWhatItProjects(Backend on, string index, string projected) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", $$"""{"g":"{{world.Pk}}","n":1,"v":"x","w":"y"}""");

        var item = (await world.Dynamo.QueryAsync(Query(world, index))).Items.ShouldHaveSingleItem();

        item.Remove("g").ShouldBeTrue();
        World.Rest(item).ShouldBe(projected);
        item["pk"].S.ShouldBe(world.Pk);
        item["sk"].S.ShouldBe("a");
    });

    [Theory]
    [OnEachBackend]
    public Task ThePagesOfAnIndexKeepApartItemsOfOneKey(Backend on) => on.HoldsAsync(async world =>
    {
        foreach (var sk in "abcde")
        {
            await world.PutAsync(sk.ToString(), $$"""{"g":"{{world.Pk}}","n":1}""");
        }

        var query = Query(world, "all");
        query.Limit = 2;
        var seen = new List<string>();
        do
        {
            var page = await world.Dynamo.QueryAsync(query);
            seen.AddRange(page.Items.Select(item => item["sk"].S));
            query.ExclusiveStartKey = page.LastEvaluatedKey;
            page.LastEvaluatedKey?.Keys.Order().ShouldBe(["g", "n", "pk", "sk"]);
        }
        while (query.ExclusiveStartKey is { Count: > 0 });

        seen.Order().ShouldBe(["a", "b", "c", "d", "e"]);
    });

    [Theory]
    [OnEachBackend]
    public Task AnIndexIsScannedToo(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name =>
        {
            var request = Requests.Table(name, "pk:S", "g:S");
            request.GlobalSecondaryIndexes = [Requests.Index("by-g", new() { ProjectionType = ProjectionType.ALL }, "g")];
            return request;
        });
        await world.Dynamo.PutItemAsync(table, Notation.Item("""{"pk":"in","g":"x"}"""));
        await world.Dynamo.PutItemAsync(table, Notation.Item("""{"pk":"out"}"""));

        var page = await world.Dynamo.ScanAsync(new ScanRequest(table) { IndexName = "by-g" });

        page.Items.ShouldHaveSingleItem()["pk"].S.ShouldBe("in");
    });

    [Theory]
    [OnEachBackend]
    public Task AConsistentReadOfAnIndexIsRefused(Backend on) => on.HoldsAsync(async world =>
    {
        const string Words = "Consistent reads are not supported on global secondary indexes";
        var query = Query(world, "all");
        query.ConsistentRead = true;

        await world.Dynamo.QueryAsync(query).ShouldBeInvalidAsync(Words);
        await world.Dynamo.ScanAsync(new ScanRequest(world.Table) { IndexName = "all", ConsistentRead = true }).ShouldBeInvalidAsync(Words);
    });

    [Theory]
    [OnEachBackend]
    public Task AnUnknownIndexIsRefused(Backend on) => on.HoldsAsync(async world =>
    {
        await world.Dynamo.QueryAsync(Query(world, "nope")).ShouldBeInvalidAsync("The table does not have the specified index: nope");
        await world.Dynamo.ScanAsync(new ScanRequest(world.Table) { IndexName = "nope" })
            .ShouldBeInvalidAsync("The table does not have the specified index: nope");
    });

    [Theory]
    [OnEachBackend]
    public Task WhatIsNotProjectedCannotBeAskedFor(Backend on) => on.HoldsAsync(async world =>
    {
        var all = Query(world, "keys");
        all.Select = Select.ALL_ATTRIBUTES;
        var one = Query(world, "some");
        one.ProjectionExpression = "v, w";

        await world.Dynamo.QueryAsync(all).ShouldBeInvalidValueAsync(
            "Select type ALL_ATTRIBUTES is not supported for global secondary index keys because its projection type is not ALL");
        await world.Dynamo.QueryAsync(one).ShouldBeInvalidValueAsync("Global secondary index some does not project [w]");
    });

    [Theory]
    [OnEachBackend("""{"g":""}""",
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: all, IndexKey: g")]
    [OnEachBackend("""{"g":true}""",
        "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: BOOL IndexName: all")]
    public Task AnIndexKeyIsOfItsTypeAndNotEmpty(Backend on, string attributes, string words) => on.HoldsAsync(async world =>
        await world.PutAsync("a", attributes).ShouldBeInvalidAsync(words));

    private static async Task<string> FoundAsync(World world, string index)
    {
        var items = (await world.Dynamo.QueryAsync(Query(world, index))).Items;
        return index == "all" ? World.SortKeys(items) : World.SortKeys(items.OrderBy(item => item["sk"].S, StringComparer.Ordinal));
    }

    private static QueryRequest Query(World world, string index) => new()
    {
        TableName = world.Table,
        IndexName = index,
        KeyConditionExpression = "g = :g",
        ExpressionAttributeValues = new() { [":g"] = new(world.Pk) },
    };
}
