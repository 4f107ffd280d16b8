using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Wiring;

/// <summary>What was said can be said again: whoever hears it twice comes to the same end.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task TheWholeArchiveReplayedIntoTheRunningShopChangesNothing()
    {
        await using var world = await World.StartAsync();
        await LiveAsync(world);
        await world.QuietAsync();
        var (before, heard) = (await TablesAsync(world), world.InvocationsOf(Edges.Follower));

        await ReplayAsync(world);

        world.InvocationsOf(Edges.Follower).ShouldBeGreaterThan(heard);
        (await world.CountAsync($"{Edges.Follower}-dead")).ShouldBe((0, 0));
        (await TablesAsync(world)).ShouldBe(before);
    }

    [Fact]
    public async Task ARowThatWasLostIsThereAgainAfterAReplay()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.StockAppearsAsync();
        await world.QuietAsync();
        foreach (var row in await world.ScanAsync(Topology.Services.Inventory.Stock))
        {
            await world.DynamoAsync("DeleteItem", new()
            {
                ["TableName"] = world.Cloud.Place.NameOf(Topology.Services.Inventory.Stock.Name),
                ["Key"] = new JsonObject { ["pk"] = row["pk"]!.DeepClone(), ["sk"] = row["sk"]!.DeepClone() },
            });
        }

        await ReplayAsync(world);

        ((string?)(await world.StockRowsAsync()).ShouldHaveSingleItem()["sku"]!["S"]).ShouldBe(mug.Id);
    }

    // Something of everything that events tell of: products that come, change, get variants and go, and stock that moves.
    private static async Task LiveAsync(World world)
    {
        var mug = await world.CreateAsync(Samples.Mug());
        var shirt = await world.CreateAsync(Samples.Shirt());
        await world.StockAppearsAsync(rows: 3);
        await world.MoveAsync(mug.Id, 7);
        await world.MoveAsync(mug.Id, -3, "damage");
        var dearer = await world.Admin.PutAsync($"/products/{mug.Id}", Samples.Mug().With("price", Samples.Money(1_999)), mug.ETag);
        dearer.Status.ShouldBe(HttpStatusCode.OK, dearer.ToString());
        (await world.Admin.DeleteAsync($"/products/{shirt.Id}", shirt.ETag)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    private static async Task ReplayAsync(World world)
    {
        var (place, bus) = (world.Cloud.Place, Topology.Services.Platform.Bus);
        var now = world.Cloud.Clock.GetUtcNow().ToUnixTimeSeconds();
        await world.BusAsync("StartReplay", new()
        {
            ["ReplayName"] = "everything",
            ["EventSourceArn"] = place.Arn("events", $"archive/{bus.NameIn(place)}"),
            ["EventStartTime"] = now - 3_600,
            ["EventEndTime"] = now + 60,
            ["Destination"] = new JsonObject { ["Arn"] = bus.Arn(place) },
        });
        await Eventually.TrueAsync(async () =>
            (string?)(await world.BusAsync("DescribeReplay", new() { ["ReplayName"] = "everything" }))["State"] == "COMPLETED");
        await world.QuietAsync();
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(World world)
    {
        List<string> rows = [];
        foreach (var table in world.Cloud.Shop.Tables)
        {
            rows.AddRange((await world.ScanAsync(table)).Select(row => $"{table.Name} {row.ToJsonString()}"));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }
}
