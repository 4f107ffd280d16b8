using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-how-to.html</summary>
public sealed class TimeToLiveTests
{
    [Theory]
    [OnEachBackend]
    public Task ATableHasAnAttributeThatSaysWhenItsItemsEnd(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        (await StatusAsync(world, table)).ShouldBe((TimeToLiveStatus.DISABLED, null));
        var answer = await world.Dynamo.UpdateTimeToLiveAsync(Setting(table, "expiresAt", enabled: true));
        (answer.TimeToLiveSpecification.AttributeName, answer.TimeToLiveSpecification.Enabled).ShouldBe(("expiresAt", true));
        (await StatusAsync(world, table)).ShouldBe((TimeToLiveStatus.ENABLED, "expiresAt"));
    });

    [Theory]
    [OnEachBackend]
    public Task WhatIsSetIsNotSetAgain(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));

        await world.Dynamo.UpdateTimeToLiveAsync(Setting(table, "expiresAt", enabled: false))
            .ShouldBeInvalidAsync("TimeToLive is already disabled");
        await world.Dynamo.UpdateTimeToLiveAsync(Setting(table, "expiresAt", enabled: true));
        await world.Dynamo.UpdateTimeToLiveAsync(Setting(table, "expiresAt", enabled: true))
            .ShouldBeInvalidAsync("TimeToLive is already enabled");
    });

    [Theory]
    [OnEachBackend]
    public Task AnUnknownTableHasNone(Backend on) => on.HoldsAsync(async world =>
    {
        var name = world.NewName();
        var words = $"ResourceNotFoundException: Requested resource not found: Table: {name} not found";

        (await world.Dynamo.DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = name }).RefusalAsync()).ShouldBe(words);
        (await world.Dynamo.UpdateTimeToLiveAsync(Setting(name, "x", enabled: true)).RefusalAsync()).ShouldBe(words);
    });

    private static async Task<(TimeToLiveStatus Status, string? Attribute)> StatusAsync(World world, string table)
    {
        var request = new DescribeTimeToLiveRequest { TableName = table };
        var description = (await world.Dynamo.DescribeTimeToLiveAsync(request)).TimeToLiveDescription;
        return (description.TimeToLiveStatus, description.AttributeName);
    }

    private static UpdateTimeToLiveRequest Setting(string table, string attribute, bool enabled) => new()
    {
        TableName = table,
        TimeToLiveSpecification = new() { AttributeName = attribute, Enabled = enabled },
    };
}
