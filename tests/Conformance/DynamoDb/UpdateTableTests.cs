using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html</summary>
public sealed class UpdateTableTests
{
    private const string NotYet = "the local DynamoDB has no UpdateTable yet";

    [Theory]
    [OnEachBackend(Skip = NotYet)]
    public Task AnIndexThatIsAddedHoldsWhatWasThereBefore(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));
        await world.Dynamo.PutItemAsync(table, Notation.Item("""{"pk":"in","g":"x"}"""));
        await world.Dynamo.PutItemAsync(table, Notation.Item("""{"pk":"out"}"""));

        await world.Dynamo.UpdateTableAsync(new UpdateTableRequest
        {
            TableName = table,
            AttributeDefinitions = [new("pk", ScalarAttributeType.S), new("g", ScalarAttributeType.S)],
            GlobalSecondaryIndexUpdates = [Added("by-g", "g")],
        });
        await world.ActiveAsync(table);

        var found = await world.Dynamo.QueryAsync(new QueryRequest(table)
        {
            IndexName = "by-g",
            KeyConditionExpression = "g = :g",
            ExpressionAttributeValues = Notation.Item("""{":g":"x"}"""),
        });
        found.Items.ShouldHaveSingleItem()["pk"].S.ShouldBe("in");
    });

    [Theory]
    [OnEachBackend(Skip = NotYet)]
    public Task AnIndexIsDeleted(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name =>
        {
            var request = Requests.Table(name, "pk:S", "g:S");
            request.GlobalSecondaryIndexes = [Requests.Index("by-g", new() { ProjectionType = ProjectionType.ALL }, "g")];
            return request;
        });

        await world.Dynamo.UpdateTableAsync(new UpdateTableRequest
        {
            TableName = table,
            GlobalSecondaryIndexUpdates = [new() { Delete = new() { IndexName = "by-g" } }],
        });
        await world.ActiveAsync(table);

        await world.Dynamo.ScanAsync(new ScanRequest(table) { IndexName = "by-g" })
            .ShouldBeInvalidAsync("The table does not have the specified index: by-g");
    });

    [Theory]
    [OnEachBackend(Skip = NotYet)]
    public Task AProtectionIsLifted(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name =>
        {
            var request = Requests.Table(name, "pk:S");
            request.DeletionProtectionEnabled = true;
            return request;
        });

        var updated = await world.Dynamo.UpdateTableAsync(new UpdateTableRequest { TableName = table, DeletionProtectionEnabled = false });
        await world.ActiveAsync(table);

        updated.TableDescription.DeletionProtectionEnabled.ShouldBe(false);
        await world.Dynamo.DeleteTableAsync(table);
    });

    [Theory]
    [OnEachBackend(Skip = NotYet)]
    public Task AnUnknownTableIsNotFound(Backend on) => on.HoldsAsync(async world =>
    {
        var name = world.NewName();

        (await world.Dynamo.UpdateTableAsync(new UpdateTableRequest { TableName = name, DeletionProtectionEnabled = true }).RefusalAsync())
            .ShouldBe($"ResourceNotFoundException: Requested resource not found: Table: {name} not found");
    });

    private static GlobalSecondaryIndexUpdate Added(string name, string key) => new()
    {
        Create = new() { IndexName = name, KeySchema = Requests.Keys(key), Projection = new() { ProjectionType = ProjectionType.ALL } },
    };
}
