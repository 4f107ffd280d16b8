using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html</summary>
public sealed class UpdateTableTests
{
    [Theory]
    [OnEachBackend]
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
    [OnEachBackend]
    public Task AnIndexIsDeleted(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => WithIndex(name, "by-g"));

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
    [OnEachBackend]
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
    [OnEachBackend]
    public Task AnUnknownTableIsNotFound(Backend on) => on.HoldsAsync(async world =>
    {
        var name = world.NewName();

        (await world.Dynamo.UpdateTableAsync(new UpdateTableRequest { TableName = name, DeletionProtectionEnabled = true }).RefusalAsync())
            .ShouldBe($"ResourceNotFoundException: Requested resource not found: Table: {name} not found");
    });

    [Theory]
    [OnEachBackend]
    public Task NothingToUpdateIsRefused(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        (await world.Dynamo.UpdateTableAsync(new UpdateTableRequest { TableName = table }).RefusalAsync()).ShouldStartWith(
            "ValidationException: At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, ");
    });

    [Theory]
    [OnEachBackend]
    public Task AnIndexIsAddedOnceAndDeletedWhereItIs(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => WithIndex(name, "by-g"));
        UpdateTableRequest Update(GlobalSecondaryIndexUpdate index) => new()
        {
            TableName = table,
            AttributeDefinitions = [new("pk", ScalarAttributeType.S), new("g", ScalarAttributeType.S)],
            GlobalSecondaryIndexUpdates = [index],
        };

        await world.Dynamo.UpdateTableAsync(Update(Added("by-g", "g")))
            .ShouldBeInvalidAsync("Attempting to create an index which already exists");
        (await world.Dynamo.UpdateTableAsync(Update(new() { Delete = new() { IndexName = "ghost" } })).RefusalAsync())
            .ShouldBe($"ResourceNotFoundException: Requested resource not found: Index ghost for table {table}");
    });

    [Theory]
    [OnEachBackend]
    public Task AStreamIsTurnedOnAndOff(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        var enabled = (await world.Dynamo.UpdateTableAsync(Stream(table, StreamViewType.NEW_AND_OLD_IMAGES))).TableDescription;
        await world.ActiveAsync(table);
        await world.Dynamo.UpdateTableAsync(Stream(table, view: null));
        await world.ActiveAsync(table);
        var disabled = (await world.Dynamo.DescribeTableAsync(table)).Table;

        (enabled.StreamSpecification.StreamEnabled, enabled.StreamSpecification.StreamViewType)
            .ShouldBe((true, StreamViewType.NEW_AND_OLD_IMAGES));
        enabled.LatestStreamLabel.ShouldNotBeNullOrEmpty();
        enabled.LatestStreamArn.ShouldBe($"{enabled.TableArn}/stream/{enabled.LatestStreamLabel}");
        // A stream that is closed is still read for a day, and so is still named.
        (disabled.StreamSpecification, disabled.LatestStreamArn).ShouldBe((null, enabled.LatestStreamArn));
    });

    [Theory]
    [OnEachBackend]
    public Task AStreamIsTurnedOnOnceAndAnewIsAnother(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        await world.Dynamo.UpdateTableAsync(Stream(table, view: null))
            .ShouldBeInvalidAsync($"Table has no stream to disable: TableName: {table}");
        var first = (await world.Dynamo.UpdateTableAsync(Stream(table, StreamViewType.KEYS_ONLY))).TableDescription.LatestStreamArn;
        await world.ActiveAsync(table);
        await world.Dynamo.UpdateTableAsync(Stream(table, StreamViewType.KEYS_ONLY))
            .ShouldBeInvalidAsync($"Table already has an enabled stream: TableName: {table}");
        await world.Dynamo.UpdateTableAsync(Stream(table, view: null));
        await world.ActiveAsync(table);
        var second = (await world.Dynamo.UpdateTableAsync(Stream(table, StreamViewType.KEYS_ONLY))).TableDescription.LatestStreamArn;
        await world.ActiveAsync(table);

        second.ShouldNotBe(first);
    });

    [Theory]
    [OnEachBackend]
    public Task UnitsAreBoughtAndGivenBack(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        await world.Dynamo.UpdateTableAsync(
            new UpdateTableRequest { TableName = table, BillingMode = BillingMode.PROVISIONED, ProvisionedThroughput = new(3, 2) });
        await world.ActiveAsync(table);
        var bought = (await world.Dynamo.DescribeTableAsync(table)).Table.ProvisionedThroughput;
        await world.Dynamo.UpdateTableAsync(new UpdateTableRequest { TableName = table, BillingMode = BillingMode.PAY_PER_REQUEST });
        await world.ActiveAsync(table);
        var given = (await world.Dynamo.DescribeTableAsync(table)).Table;

        (bought.ReadCapacityUnits, bought.WriteCapacityUnits).ShouldBe((3, 2));
        given.BillingModeSummary.BillingMode.ShouldBe(BillingMode.PAY_PER_REQUEST);
        (given.ProvisionedThroughput.ReadCapacityUnits, given.ProvisionedThroughput.WriteCapacityUnits).ShouldBe((0, 0));
    });

    [Theory]
    [OnEachBackend]
    public Task AProtectionIsSet(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        await ProtectAsync(world, table, isProtected: true);

        (await world.Dynamo.DescribeTableAsync(table)).Table.DeletionProtectionEnabled.ShouldBe(true);
        var refusal = await world.Dynamo.DeleteTableAsync(table).RefusalAsync();
        await ProtectAsync(world, table, isProtected: false);
        refusal.ShouldStartWith("ValidationException: Resource cannot be deleted as it is currently protected against deletion.");
    });

    private static async Task ProtectAsync(World world, string table, bool isProtected)
    {
        await world.Dynamo.UpdateTableAsync(new UpdateTableRequest { TableName = table, DeletionProtectionEnabled = isProtected });
        await world.ActiveAsync(table);
    }

    private static UpdateTableRequest Stream(string table, StreamViewType? view) => new()
    {
        TableName = table,
        StreamSpecification = new() { StreamEnabled = view is not null, StreamViewType = view },
    };

    private static CreateTableRequest WithIndex(string name, string index)
    {
        var request = Requests.Table(name, "pk:S", "g:S");
        request.GlobalSecondaryIndexes = [Requests.Index(index, new() { ProjectionType = ProjectionType.ALL }, "g")];
        return request;
    }

    private static GlobalSecondaryIndexUpdate Added(string name, string key) => new()
    {
        Create = new() { IndexName = name, KeySchema = Requests.Keys(key), Projection = new() { ProjectionType = ProjectionType.ALL } },
    };
}
