using System.Text.Json;
using Ecommerce.Contracts.Tables;
using Ecommerce.Functions.Relay;
using Catalogue = Ecommerce.Topology.Services.Products;

namespace Ecommerce.Tests.Unit.Relay;

/// <summary>What the stream left behind is published by a later minute.</summary>
public sealed class SweeperTests
{
    private const string Function = "relay-sweep-products";

    [Fact]
    public async Task AfterAnOutageOfTheStreamEveryShardIsPublishedInOrder()
    {
        await using var outboxes = await Outboxes.StartAsync(Function);
        var ids = outboxes.Decide(200);
        outboxes.World.Clock.Advance(RelayLimits.SweepAgeMin + TimeSpan.FromSeconds(1));
        var shards = outboxes.Aws.Rows(Catalogue.Table)
            .ToDictionary(row => (string)row["sk"]!["S"]!, row => (string)row["unpublishedShard"]!["S"]!);

        outboxes.Sweep();

        outboxes.Unpublished().ShouldBeEmpty();
        outboxes.Bus.SaidIds.Order(StringComparer.Ordinal).ShouldBe(ids);
        shards.Values.Distinct().Count().ShouldBe(OutboxRow.ShardsCount);
        foreach (var shard in outboxes.Bus.SaidIds.GroupBy(id => shards[id]))
        {
            shard.ShouldBe(shard.Order(StringComparer.Ordinal));
        }

        Overdue(outboxes).ShouldBe(200);
        outboxes.World.Logged("events-overdue").ShouldHaveSingleItem().GetProperty("published").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task WhatIsYoungIsTheStreams()
    {
        await using var outboxes = await Outboxes.StartAsync(Function);
        var old = outboxes.Decide(1).Single();
        outboxes.World.Clock.Advance(RelayLimits.SweepAgeMin);
        var young = outboxes.Decide(1).Single();

        outboxes.Sweep();

        outboxes.Bus.SaidIds.ShouldBe([old]);
        outboxes.Unpublished().ShouldBe([young]);
    }

    [Fact]
    public async Task OnAGoodDayItFindsNothingAndSaysSo()
    {
        await using var outboxes = await Outboxes.StartAsync(Function);

        outboxes.InvokeDeployed(Function, "{}").ShouldBe("null");

        outboxes.Bus.Calls.ShouldBeEmpty();
        Overdue(outboxes).ShouldBe(0);
        outboxes.World.Logged("events-overdue").ShouldBeEmpty();
    }

    [Fact]
    public async Task ARowThatCannotBeReadIsCountedAndHoldsUpNobody()
    {
        await using var outboxes = await Outboxes.StartAsync(Function);
        outboxes.Spoil("evt_0", "");
        outboxes.Decide(40);
        outboxes.World.Clock.Advance(TimeSpan.FromHours(1));

        outboxes.Sweep();

        outboxes.Unpublished().ShouldBe(["evt_0"]);
        Overdue(outboxes).ShouldBe(41);
        outboxes.World.Logged("row-unreadable").ShouldHaveSingleItem().GetProperty("eventId").GetString().ShouldBe("evt_0");
    }

    [Fact]
    public async Task ARoundHasABoundAndTheNextOneGoesOn()
    {
        const int Bound = RelayLimits.SweepPageRowsMax * RelayLimits.SweepPagesMax;
        await using var outboxes = await Outboxes.StartAsync(Function);
        var ids = outboxes.Decide(Bound + 1, subject: "one");
        outboxes.World.Clock.Advance(TimeSpan.FromHours(1));

        outboxes.Sweep();
        outboxes.Unpublished().ShouldBe([ids[^1]]);
        outboxes.Sweep();

        outboxes.Unpublished().ShouldBeEmpty();
        outboxes.Bus.SaidIds.ShouldBe(ids);
    }

    [Fact]
    public async Task WithoutTimeItBeginsNothing()
    {
        await using var outboxes = await Outboxes.StartAsync(Function);
        outboxes.Decide(1);
        outboxes.World.Clock.Advance(TimeSpan.FromHours(1));

        outboxes.Sweep(seconds: 4.9);

        outboxes.Bus.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhileTheBusIsAwayAllStaysAsItIs()
    {
        await using var outboxes = await Outboxes.StartAsync(Function);
        var ids = outboxes.Decide(3);
        outboxes.World.Clock.Advance(TimeSpan.FromHours(1));
        outboxes.Aws.Away.Add("PutEvents");

        outboxes.Sweep();

        outboxes.Unpublished().ShouldBe(ids);
    }

    private static int Overdue(Outboxes outboxes) => outboxes.World.Metrics
        .Select(line => line.TryGetProperty("OverdueEvents", out var found) ? found : default)
        .Single(found => found.ValueKind == JsonValueKind.Number).GetInt32();
}
