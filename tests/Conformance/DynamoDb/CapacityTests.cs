using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html</summary>
public sealed class CapacityTests
{
    [Theory]
    [OnEachBackend]
    public Task AWriteIsChargedForTheTableAndEachIndexItIsIn(Backend on) => on.HoldsAsync(async world =>
    {
        // Without n, the item is not in the index "all".
        PutItemRequest Put(string sk, ReturnConsumedCapacity? wanted) =>
            new(world.Table, world.Item(sk, $$"""{"g":"{{world.Pk}}"}""")) { ReturnConsumedCapacity = wanted };

        var silent = (await world.Dynamo.PutItemAsync(Put("a", wanted: null))).ConsumedCapacity;
        var total = (await world.Dynamo.PutItemAsync(Put("b", ReturnConsumedCapacity.TOTAL))).ConsumedCapacity;
        var parts = (await world.Dynamo.PutItemAsync(Put("c", ReturnConsumedCapacity.INDEXES))).ConsumedCapacity;

        silent.ShouldBeNull();
        Shape(total).ShouldBe("3");
        Shape(parts).ShouldBe("3 = 1 + keys 1 + some 1");
    });

    [Theory]
    [OnEachBackend]
    public Task AStrongReadCostsTwiceAnEventualOne(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", $$"""{"v":"{{new string('x', 5_000)}}"}""");
        GetItemRequest Get(bool isStrong) => new(world.Table, world.Key("a"), isStrong) { ReturnConsumedCapacity = "TOTAL" };

        Shape((await world.Dynamo.GetItemAsync(Get(isStrong: false))).ConsumedCapacity).ShouldBe("1");
        Shape((await world.Dynamo.GetItemAsync(Get(isStrong: true))).ConsumedCapacity).ShouldBe("2");
    });

    [Theory]
    [OnEachBackend]
    public Task AQueryOfAnIndexIsChargedToTheIndex(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", $$"""{"g":"{{world.Pk}}"}""");

        var page = await world.Dynamo.QueryAsync(new QueryRequest(world.Table)
        {
            IndexName = "keys",
            KeyConditionExpression = "g = :g",
            ExpressionAttributeValues = Notation.Item($$"""{":g":"{{world.Pk}}"}"""),
            ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
        });

        Shape(page.ConsumedCapacity).ShouldBe("0.5 = 0 + keys 0.5");
    });

    [Theory]
    [OnEachBackend]
    public Task ATransactionCostsTwiceAndSaysWhatItDid(Backend on) => on.HoldsAloneAsync(async world =>
    {
        var written = (await world.Dynamo.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems = [Act.Put(world, "a"), Act.Put(world, "b")],
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        })).ConsumedCapacity.ShouldHaveSingleItem();
        var read = (await world.Dynamo.TransactGetItemsAsync(new TransactGetItemsRequest
        {
            TransactItems = [Act.Get(world, "a"), Act.Get(world, "b")],
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        })).ConsumedCapacity.ShouldHaveSingleItem();

        (written.TableName, written.CapacityUnits, written.WriteCapacityUnits).ShouldBe((world.Table, 4, 4));
        (read.TableName, read.CapacityUnits, read.ReadCapacityUnits).ShouldBe((world.Table, 4, 4));
    });

    [Theory]
    [OnEachBackend]
    public Task ABatchIsChargedByTable(Backend on) => on.HoldsAsync(async world =>
    {
        var other = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        var charged = (await world.Dynamo.BatchWriteItemAsync(new BatchWriteItemRequest
        {
            RequestItems = new()
            {
                [world.Table] = [new(new PutRequest(world.Item("a"))), new(new PutRequest(world.Item("b")))],
                [other] = [new(new PutRequest(Notation.Item("""{"pk":"a"}""")))],
            },
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        })).ConsumedCapacity;

        charged.Select(one => (one.TableName, one.CapacityUnits)).ShouldBe([(world.Table, 2), (other, 1)], ignoreOrder: true);
    });

    // "total = table + index units + ...", or the total alone where that is all there is.
    private static string Shape(ConsumedCapacity capacity)
    {
        var indexes = (capacity.GlobalSecondaryIndexes ?? []).OrderBy(index => index.Key, StringComparer.Ordinal)
            .Select(index => FormattableString.Invariant($" + {index.Key} {index.Value.CapacityUnits}"));
        var parts = capacity.Table is { } table ? FormattableString.Invariant($" = {table.CapacityUnits}") : "";
        return FormattableString.Invariant($"{capacity.CapacityUnits}{parts}{string.Concat(indexes)}");
    }
}
