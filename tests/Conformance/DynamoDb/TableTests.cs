using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html</summary>
public sealed class TableTests
{
    private static readonly Projection s_all = new() { ProjectionType = ProjectionType.ALL };

    [Theory]
    [OnEachBackend]
    public Task ATableIsDescribedAsItWasCreated(Backend on) => on.HoldsAsync(async world =>
    {
        var name = await world.CreateAsync(table =>
        {
            var request = Requests.Table(table, "id:N", "sk:B", "g:S");
            request.GlobalSecondaryIndexes =
                [Requests.Index("by-g", new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = ["x"] }, "g")];
            return request;
        });

        var table = (await world.Dynamo.DescribeTableAsync(name)).Table;

        (table.TableName, table.TableStatus).ShouldBe((name, TableStatus.ACTIVE));
        table.BillingModeSummary.BillingMode.ShouldBe(BillingMode.PAY_PER_REQUEST);
        table.KeySchema.Select(key => $"{key.AttributeName} {key.KeyType}").ShouldBe(["id HASH", "sk RANGE"]);
        table.AttributeDefinitions.Select(one => $"{one.AttributeName} {one.AttributeType}").Order().ShouldBe(["g S", "id N", "sk B"]);
        table.TableArn.ShouldEndWith($":table/{name}");
        var index = table.GlobalSecondaryIndexes.ShouldHaveSingleItem();
        (index.IndexName, index.IndexStatus, index.Projection.ProjectionType)
            .ShouldBe(("by-g", IndexStatus.ACTIVE, ProjectionType.INCLUDE));
        index.Projection.NonKeyAttributes.ShouldBe(["x"]);
        index.IndexArn.ShouldBe($"{table.TableArn}/index/by-g");
    });

    [Theory]
    [OnEachBackend]
    public Task ATableIsThereOnce(Backend on) => on.HoldsAsync(async world =>
        (await world.Dynamo.CreateTableAsync(Requests.SharedTable(world.Table)).RefusalAsync())
            .ShouldBe($"ResourceInUseException: Table already exists: {world.Table}"));

    [Theory]
    [OnEachBackend]
    public Task ADeletedTableIsGoneWithItsItems(Backend on) => on.HoldsAsync(async world =>
    {
        var name = await world.CreateAsync(table => Requests.Table(table, "pk:S"));
        await world.Dynamo.PutItemAsync(name, Notation.Item("""{"pk":"a"}"""));

        var deleted = await world.Dynamo.DeleteTableAsync(name);

        deleted.TableDescription.TableStatus.ShouldBe(TableStatus.DELETING);
        (await world.Dynamo.DescribeTableAsync(name).RefusalAsync())
            .ShouldBe($"ResourceNotFoundException: Requested resource not found: Table: {name} not found");
        (await world.Dynamo.DeleteTableAsync(name).RefusalAsync())
            .ShouldBe($"ResourceNotFoundException: Requested resource not found: Table: {name} not found");
    });

    [Theory]
    [OnEachBackend]
    public Task AProtectedTableIsNotDeleted(Backend on) => on.HoldsAsync(async world =>
    {
        var request = Requests.Table(world.NewName(), "pk:S");
        request.DeletionProtectionEnabled = true;
        await world.Dynamo.CreateTableAsync(request);

        var refusal = await world.Dynamo.DeleteTableAsync(request.TableName).RefusalAsync();
        await world.Dynamo.UpdateTableAsync(new() { TableName = request.TableName, DeletionProtectionEnabled = false });

        refusal.ShouldStartWith(
            "ValidationException: Resource cannot be deleted as it is currently protected against deletion. "
            + "Disable deletion protection first.");
    });

    [Theory]
    [OnEachBackend]
    public Task TablesAreListedInPagesByName(Backend on) => on.HoldsAsync(async world =>
    {
        await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        var whole = (await world.Dynamo.ListTablesAsync(new ListTablesRequest())).TableNames;
        var first = await world.Dynamo.ListTablesAsync(new ListTablesRequest { Limit = 1 });
        var next = await world.Dynamo.ListTablesAsync(new ListTablesRequest { ExclusiveStartTableName = first.LastEvaluatedTableName });

        whole.ShouldContain(world.Table);
        whole.ShouldBe(whole.Order(StringComparer.Ordinal));
        first.TableNames.ShouldBe([first.LastEvaluatedTableName]);
        next.TableNames.ShouldNotContain(first.LastEvaluatedTableName);
    });

    [Theory]
    [OnEachBackend("ab", "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 3")]
    [OnEachBackend("no spaces", "1 validation error detected: Value 'no spaces' at 'tableName' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")]
    public Task ANameFollowsTheRules(Backend on, string name, string words) => on.HoldsAsync(async world =>
        await world.Dynamo.CreateTableAsync(Requests.Table(name, "pk:S")).ShouldBeInvalidAsync(words));

    [Theory]
    [OnEachBackend]
    public Task AttributesAreDefinedAndUsed(Backend on) => on.HoldsAsync(async world =>
    {
        await world.Dynamo.CreateTableAsync(Requests.Table(world.NewName(), "pk:S", "unused:S")).ShouldBeInvalidValueAsync(
            "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
        await CreateAsync(world, Requests.Index("by-g", s_all, "g")).ShouldBeInvalidValueAsync(
            "Some index key attributes are not defined in AttributeDefinitions. Keys: [g], AttributeDefinitions: [pk]");
    });

    [Theory]
    [OnEachBackend]
    public Task AnIndexIsDescribedInFull(Backend on) => on.HoldsAsync(async world =>
    {
        await CreateAsync(world, Requests.Index("by-pk", new(), "pk")).ShouldBeInvalidValueAsync("Unknown ProjectionType: null");
        await CreateAsync(world, Requests.Index("by-pk", new() { ProjectionType = ProjectionType.INCLUDE }, "pk"))
            .ShouldBeInvalidValueAsync("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        await CreateAsync(world, Requests.Index("by-pk", new() { ProjectionType = ProjectionType.ALL, NonKeyAttributes = ["x"] }, "pk"))
            .ShouldBeInvalidValueAsync("ProjectionType is ALL, but NonKeyAttributes is specified");
        await CreateAsync(world, Requests.Index("same", s_all, "pk"), Requests.Index("same", s_all, "pk"))
            .ShouldBeInvalidValueAsync("Duplicate index name: same");
    });

    [Theory]
    [OnEachBackend]
    public Task BillingSaysWhoBuysTheUnits(Backend on) => on.HoldsAsync(async world =>
    {
        var both = Requests.Table(world.NewName(), "pk:S");
        both.ProvisionedThroughput = new(1, 1);
        var neither = Requests.Table(world.NewName(), "pk:S");
        neither.BillingMode = BillingMode.PROVISIONED;

        await world.Dynamo.CreateTableAsync(both).ShouldBeInvalidValueAsync(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        await world.Dynamo.CreateTableAsync(neither).ShouldBeInvalidValueAsync(
            "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
    });

    private static Task CreateAsync(World world, params IReadOnlyList<GlobalSecondaryIndex> indexes)
    {
        var request = Requests.Table(world.NewName(), "pk:S");
        request.GlobalSecondaryIndexes = [.. indexes];
        return world.Dynamo.CreateTableAsync(request);
    }
}
