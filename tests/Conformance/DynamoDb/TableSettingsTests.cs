using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>
/// What a table is given beside its items: tags and backups; and what an account may have.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html
/// </summary>
public sealed class TableSettingsTests
{
    [Theory]
    [OnEachBackend]
    public Task TagsAreSetReplacedAndTakenAway(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name =>
        {
            var request = Requests.Table(name, "pk:S");
            request.Tags = [Tag("team", "shop"), Tag("stage", "test")];
            return request;
        });
        var arn = (await world.Dynamo.DescribeTableAsync(table)).Table.TableArn;

        await world.Dynamo.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = [Tag("team", "stock"), Tag("cost", "")] });
        await world.Dynamo.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = ["stage", "absent"] });

        var tags = (await world.Dynamo.ListTagsOfResourceAsync(new ListTagsOfResourceRequest { ResourceArn = arn })).Tags;
        tags.Select(tag => (tag.Key, tag.Value)).Order().ShouldBe([("cost", ""), ("team", "stock")]);
    });

    [Theory]
    [OnEachBackend]
    public Task TagsAreOfATableThereIs(Backend on) => on.HoldsAsync(async world =>
    {
        var arn = (await world.Dynamo.DescribeTableAsync(world.Table)).Table.TableArn + "-none";

        (await world.Dynamo.ListTagsOfResourceAsync(new ListTagsOfResourceRequest { ResourceArn = arn }).RefusalAsync())
            .ShouldStartWith("ResourceNotFoundException: Requested resource not found");
        (await world.Dynamo.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = [Tag("a", "b")] }).RefusalAsync())
            .ShouldStartWith("ResourceNotFoundException: Requested resource not found");
    });

    [Theory]
    [OnEachBackend]
    public Task BackupsAreTurnedOn(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        (await RecoveryAsync(world, table)).PointInTimeRecoveryStatus.Value.ShouldBe("DISABLED");
        await world.Dynamo.UpdateContinuousBackupsAsync(new UpdateContinuousBackupsRequest
        {
            TableName = table,
            PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = true },
        });
        var recovery = await RecoveryAsync(world, table);

        recovery.PointInTimeRecoveryStatus.Value.ShouldBe("ENABLED");
        recovery.EarliestRestorableDateTime.ShouldNotBeNull();
    });

    [Theory]
    [OnEachBackend]
    public Task AnUnknownTableHasNoBackups(Backend on) => on.HoldsAsync(async world =>
    {
        var name = world.NewName();

        (await RecoveryAsync(world, name).RefusalAsync()).ShouldBe($"TableNotFoundException: Table not found: {name}");
    });

    [Theory]
    [OnEachBackend]
    public Task AnAccountHasAtLeastTheUnitsOfATable(Backend on) => on.HoldsAsync(async world =>
    {
        var limits = await world.Dynamo.DescribeLimitsAsync(new DescribeLimitsRequest());

        limits.TableMaxReadCapacityUnits!.Value.ShouldBeInRange(1, limits.AccountMaxReadCapacityUnits!.Value);
        limits.TableMaxWriteCapacityUnits!.Value.ShouldBeInRange(1, limits.AccountMaxWriteCapacityUnits!.Value);
    });

    private static async Task<PointInTimeRecoveryDescription> RecoveryAsync(World world, string table) =>
        (await world.Dynamo.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = table }))
            .ContinuousBackupsDescription.PointInTimeRecoveryDescription;

    private static Tag Tag(string key, string value) => new() { Key = key, Value = value };
}
