using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Inventory;

public sealed class AdjustStockTests
{
    [Fact]
    public async Task WhatComesInIsOnHand()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var moved = await world.Admin.PostAsync(
            $"/inventory/{mug.Id}/adjustments", Samples.Adjustment(12).With("reference", "Delivery 7"), key: "k-1");
        var stock = (await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body;

        moved.Status.ShouldBe(HttpStatusCode.Created, moved.ToString());
        ((string)moved.Body["id"]!).ShouldStartWith("mov_");
        ((string)moved.Body["sku"]!).ShouldBe(mug.Id);
        ((string)moved.Body["reference"]!).ShouldBe("Delivery 7");
        ((string)moved.Body["by"]!).ShouldStartWith("admin:");
        ((long)stock["onHand"]!, (long)stock["reserved"]!, (long)stock["available"]!).ShouldBe((12, 0, 12));
    }

    [Fact]
    public async Task UnitsComeAndGoForSeveralReasons()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        await world.MoveAsync(mug.Id, 10, "receipt");
        await world.MoveAsync(mug.Id, -4, "damage");
        await world.MoveAsync(mug.Id, 1, "return");
        await world.MoveAsync(mug.Id, -2, "count");
        await world.MoveAsync(mug.Id, 3, "count");

        ((long)(await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body["onHand"]!).ShouldBe(8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task WhatIsNotThereCannotGo(int onHand)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        if (onHand > 0)
        {
            await world.MoveAsync(mug.Id, onHand);
        }

        var refused = await world.Admin.PostAsync(
            $"/inventory/{mug.Id}/adjustments", Samples.Adjustment(-onHand - 1, "damage"), key: "k-1");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Problem.ShouldBe("insufficient-stock");
        refused.Faults.ShouldBe(["/delta insufficient-stock"]);
        ((long)refused.Body["errors"]![0]!["available"]!).ShouldBe(onHand);
        (await world.Admin.GetAsync($"/inventory/{mug.Id}/movements")).Items.Count.ShouldBe(onHand > 0 ? 1 : 0);
        (await world.ScanAsync(Topology.Services.Platform.Answers)).Count.ShouldBe(onHand > 0 ? 1 : 0);
    }

    [Theory]
    [InlineData("{\"delta\":1000000,\"reason\":\"receipt\"}", "")]
    [InlineData("{\"delta\":1000001,\"reason\":\"receipt\"}", "/delta out-of-range")]
    [InlineData("{\"delta\":-1000001,\"reason\":\"damage\"}", "/delta out-of-range")]
    [InlineData("{\"delta\":-9223372036854775808,\"reason\":\"count\"}", "/delta out-of-range")]
    [InlineData("{\"delta\":0,\"reason\":\"count\"}", "/delta out-of-range")]
    [InlineData("{\"delta\":-1,\"reason\":\"receipt\"}", "/delta wrong-sign")]
    [InlineData("{\"delta\":-1,\"reason\":\"return\"}", "/delta wrong-sign")]
    [InlineData("{\"delta\":1,\"reason\":\"damage\"}", "/delta wrong-sign")]
    [InlineData("{\"delta\":1.5,\"reason\":\"count\"}", "/delta wrong-type")]
    [InlineData("{\"delta\":\"1\",\"reason\":\"count\"}", "/delta wrong-type")]
    [InlineData("{\"delta\":1,\"reason\":\"theft\"}", "/reason wrong-type")]
    [InlineData("{\"delta\":1,\"reason\":0}", "/reason wrong-type")]
    [InlineData("{\"delta\":1,\"reason\":99}", "/reason wrong-type")]
    [InlineData("{\"delta\":1}", "/reason required")]
    [InlineData("{\"reason\":\"count\"}", "/delta required")]
    [InlineData("{\"delta\":null,\"reason\":\"count\"}", "/delta wrong-type")]
    [InlineData("{\"delta\":1,\"delta\":2,\"reason\":\"count\"}", "/delta duplicate-field")]
    [InlineData("{\"delta\":1,\"reason\":\"count\",\"by\":\"me\"}", "/by unknown-field")]
    [InlineData("{\"delta\":1,\"reason\":\"count\",\"reference\":\"\"}", "/reference not-a-text")]
    [InlineData("{\"delta\":1,\"reason\":\"count\",\"reference\":\"a\\nb\"}", "/reference not-a-text")]
    [InlineData("{\"delta\":1,\"reason\":\"count\",\"reference\":null}", "")]
    [InlineData("{\"delta\":0,\"reason\":\"count\",\"reference\":\"\"}", "/delta out-of-range, /reference not-a-text")]
    public async Task AnAdjustmentIsReadStrictly(string body, string faults)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var reply = await world.Admin.PostTextAsync($"/inventory/{mug.Id}/adjustments", body, key: "k-1");

        reply.Status.ShouldBe(faults.Length == 0 ? HttpStatusCode.Created : HttpStatusCode.BadRequest, reply.ToString());
        (faults.Length == 0 ? "" : string.Join(", ", reply.Faults)).ShouldBe(faults);
    }

    [Theory]
    [InlineData(100, HttpStatusCode.Created)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    public async Task AReferenceHasAtMost100Characters(int length, HttpStatusCode status)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var reply = await world.Admin.PostAsync(
            $"/inventory/{mug.Id}/adjustments", Samples.Adjustment(1).With("reference", new string('r', length)), key: "k-1");

        reply.Status.ShouldBe(status, reply.ToString());
    }

    [Fact]
    public async Task ABillionOfASkuIsTheMost()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 10);
        await world.CountStockAsync(mug.Id, 999_999_995);

        var fills = await world.MoveAsync(mug.Id, 5);
        var overflows = await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(1), key: "k-1");

        fills.Status.ShouldBe(HttpStatusCode.Created);
        overflows.Status.ShouldBe(HttpStatusCode.BadRequest);
        overflows.Faults.ShouldBe(["/delta out-of-range"]);
        ((long)(await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body["onHand"]!).ShouldBe(1_000_000_000);
    }

    [Fact]
    public async Task StockOfAProductWithVariantsIsKeptOfEachVariant()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        var red = (string)shirt.Body["variants"]![0]!["id"]!;

        var refused = await world.Admin.PostAsync($"/inventory/{shirt.Id}/adjustments", Samples.Adjustment(1), key: "k-1");
        var moved = await world.MoveAsync(red, 9);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Problem.ShouldBe("invalid-state");
        ((string)moved.Body["sku"]!).ShouldBe(red);
        ((string)moved.Body["productId"]!).ShouldBe(shirt.Id);
    }

    [Theory]
    [MemberData(nameof(Garbage.Skus), MemberType = typeof(Garbage))]
    public async Task AnUnknownSkuHasNoStockToMove(string sku)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.PostAsync($"/inventory/{sku}/adjustments", Samples.Adjustment(1), key: "k-1");

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
        (await world.ScanAsync(Topology.Services.Inventory.Stock)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AMovementAndItsEventAreWrittenTogether()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var moved = await world.MoveAsync(mug.Id, 4);
        var detail = (await world.EventsAsync(Topology.Services.Inventory.Stock, mug.Id)).Single(e => e.Type == "StockAdjusted").Detail;

        detail["metadata"]!["sequence"].ShouldBeNull("Movements add up in any order");
        ((string)detail["metadata"]!["actor"]!).ShouldBe((string)moved.Body["by"]!);
        JsonNode.DeepEquals(detail["data"], new JsonObject
        {
            ["sku"] = mug.Id, ["productId"] = mug.Id, ["delta"] = 4, ["reason"] = "receipt",
        }).ShouldBeTrue(detail.ToJsonString());
    }
}
