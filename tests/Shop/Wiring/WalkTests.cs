using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Wiring;

/// <summary>What is decided over HTTP reaches who follows it, whatever fails on the way.</summary>
public sealed class WalkTests
{
    private static readonly TimeSpan s_overdue = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task AProductThatIsCreatedBecomesARowOfStock()
    {
        await using var world = await World.StartAsync();

        var mug = await world.CreateAsync(Samples.Mug());
        await world.StockAppearsAsync();

        var row = (await world.StockRowsAsync()).Single();
        ((string?)row["sku"]!["S"]).ShouldBe(mug.Id);
        ((string?)row["status"]!["S"]).ShouldBe("open");
        await Eventually.TrueAsync(async () => await world.UnpublishedAsync() == 0);
        await Eventually.TrueAsync(() => Task.FromResult(world.InvocationsOf(Edges.Follower) == 1));
        world.InvocationsOf("relay-products").ShouldBe(1);
        world.Cloud.Denials.Recent.ShouldBeEmpty();
    }

    [Fact]
    public async Task ManyProductsAtOnceAllBecomeRowsOfStock()
    {
        await using var world = await World.StartAsync();

        await Calls.AtOnceAsync(40, i => world.CreateAsync(Samples.Shirt($"SHIRT-{i}")));

        await world.StockAppearsAsync(rows: 80);
        await Eventually.TrueAsync(async () => await world.CountAsync(Edges.Follower) == (0, 0));
        (await world.CountAsync($"{Edges.Follower}-dead")).ShouldBe((0, 0));
    }

    [Fact]
    public async Task AnEventThatIsSaidTwiceHasOneEffect()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.StockAppearsAsync();
        var before = (await world.ScanAsync(Topology.Services.Inventory.Stock)).Select(row => row.ToJsonString());

        await world.SayAgainAsync(mug.Id);
        await Eventually.TrueAsync(() => world.InvocationsOf(Edges.Follower) == 2);
        await Eventually.TrueAsync(async () => await world.CountAsync(Edges.Follower) == (0, 0));

        (await world.ScanAsync(Topology.Services.Inventory.Stock)).Select(row => row.ToJsonString()).ShouldBe(before);
    }

    [Fact]
    public async Task WhatTheStreamCouldNotPublishIsPutAsideAndSweptWhenItIsOverdue()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        world.Forbid("relay-products", "events:PutEvents");
        await world.CreateAsync(Samples.Mug());
        await Eventually.TrueAsync(async () => await world.CountAsync("relay-products-dead") == (1, 0));
        (await world.StockRowsAsync()).ShouldBeEmpty();
        var told = await world.PeekAsync("relay-products-dead");

        await world.AdvanceAsync(s_overdue);

        await world.StockAppearsAsync();
        await Eventually.TrueAsync(async () => await world.UnpublishedAsync() == 0);
        ((string?)told["requestContext"]!["condition"]).ShouldBe("RetryAttemptsExhausted");
        ((int?)told["requestContext"]!["approximateInvokeCount"]).ShouldBe(6);
        ((int?)told["DDBStreamBatchInfo"]!["batchSize"]).ShouldBe(1);
    }

    [Fact]
    public async Task ARelayThatFailsBetweenSayingAndMarkingSaysItAgainAndThereIsOneEffect()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        world.Forbid("relay-products", "dynamodb:UpdateItem");
        await world.CreateAsync(Samples.Mug());
        await Eventually.TrueAsync(async () => await world.CountAsync("relay-products-dead") == (1, 0));
        (await world.UnpublishedAsync()).ShouldBe(1);

        await world.AdvanceAsync(s_overdue);
        await Eventually.TrueAsync(async () => await world.UnpublishedAsync() == 0);

        await Eventually.TrueAsync(async () => await world.CountAsync(Edges.Follower) == (0, 0));
        (await world.StockRowsAsync()).Count.ShouldBe(1);
        world.Cloud.Events.Log.Events.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task ABusThatIsThrottledDelaysAnEventAndLosesNone()
    {
        await using var world = await World.StartAsync(failures: TextWriter.Null);
        var asked = 0;
        world.Cloud.Events.Throttles = () => Interlocked.Increment(ref asked) <= 4;

        await Calls.AtOnceAsync(3, i => world.CreateAsync(Samples.Mug($"MUG-{i}")));

        await world.StockAppearsAsync(rows: 3);
        asked.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task AProductThatIsArchivedClosesItsRow()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.StockAppearsAsync();

        (await world.Admin.DeleteAsync($"/products/{mug.Id}", mug.ETag)).Status.ShouldBe(HttpStatusCode.NoContent);

        await Eventually.TrueAsync(async () => Status((await world.StockRowsAsync()).Single()) == "closed");
    }

    private static string? Status(JsonNode row) => (string?)row["status"]!["S"];
}
