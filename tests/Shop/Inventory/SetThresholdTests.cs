using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;
using Stock = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Shop.Inventory;

public sealed class SetThresholdTests
{
    [Theory]
    [InlineData(10, "low_stock", "StockReplenished 1, StockLow 2")]
    [InlineData(9, "in_stock", "StockReplenished 1")]
    [InlineData(0, "in_stock", "StockReplenished 1")]
    public async Task ANewThresholdMayBeANewLevel(int threshold, string availability, string said)
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);

        var set = await SetAsync(world, mug, threshold, "\"1\"");

        (set.Status, set.ETag).ShouldBe((HttpStatusCode.OK, "\"2\""), set.ToString());
        set.Text.ShouldBe((await world.Admin.GetAsync($"/inventory/{mug}")).Text);
        ((long)set.Body["lowStockThreshold"]!, (long)set.Body["available"]!).ShouldBe((threshold, 10));
        (await world.AvailabilityAsync(mug)).ShouldBe(availability);
        string.Join(", ", await world.LevelsAsync(mug)).ShouldBe(said);
    }

    [Fact]
    public async Task OfWhatWasNeverReceivedTheThresholdIsKeptForLater()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(0);

        var set = await SetAsync(world, mug, 100, "\"0\"");
        await world.MoveAsync(mug, 100);

        set.Status.ShouldBe(HttpStatusCode.OK, set.ToString());
        (await world.LevelsAsync(mug)).ShouldBe(["StockLow 1"]);
    }

    [Theory]
    [InlineData("\"7\"")]
    [InlineData("\"abc\"")]
    [InlineData("W/\"0\"")]
    public async Task AThresholdIsSetForTheStockThatWasReadAndForNoOther(string etag)
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(0);

        var stale = await SetAsync(world, mug, 9, etag);
        var blind = await SetAsync(world, mug, 9, etag: null);

        (stale.Status, stale.Problem).ShouldBe((HttpStatusCode.PreconditionFailed, "precondition-failed"), stale.ToString());
        blind.Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await world.Admin.GetAsync($"/inventory/{mug}")).Body["lowStockThreshold"]!.GetValue<int>().ShouldBe(5);
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("1000000", "")]
    [InlineData("-1", "/lowStockThreshold out-of-range")]
    [InlineData("1000001", "/lowStockThreshold out-of-range")]
    [InlineData("\"5\"", "/lowStockThreshold wrong-type")]
    [InlineData("null", "/lowStockThreshold wrong-type")]
    public async Task AThresholdHasItsBounds(string threshold, string faults)
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(1);

        var reply = await SetAsync(world, mug, JsonNode.Parse(threshold), "\"1\"");

        reply.Status.ShouldBe(faults.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.ToString());
        (faults.Length == 0 ? "" : string.Join(", ", reply.Faults)).ShouldBe(faults);
    }

    [Theory]
    [MemberData(nameof(Garbage.Skus), MemberType = typeof(Garbage))]
    public async Task AnUnknownSkuHasNoThreshold(string sku)
    {
        await using var world = await World.StartAsync();

        var refused = await SetAsync(world, sku, 9, "\"0\"");

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
        (await world.ScanAsync(Stock.Stock)).ShouldBeEmpty();
    }

    private static Task<Reply> SetAsync(World world, string sku, JsonNode? threshold, string? etag) =>
        world.Admin.PutAsync($"/inventory/{sku}/threshold", new JsonObject { ["lowStockThreshold"] = threshold }, etag);
}
