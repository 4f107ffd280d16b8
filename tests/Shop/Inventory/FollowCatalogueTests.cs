using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Tests.Shop.Support;
using Catalogue = Ecommerce.Topology.Services.Products;
using Stock = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Shop.Inventory;

/// <summary>Rows of stock follow the catalogue; adjustments are right before, while and after an event arrives.</summary>
public sealed class FollowCatalogueTests
{
    [Fact]
    public async Task AProductThatWasHeardOfHasNoUnitsAndTakesSome()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        await HearAsync(world, mug.Id);
        var before = await world.Admin.GetAsync($"/inventory/{mug.Id}");
        await world.MoveAsync(mug.Id, 7);

        ((long)before.Body["onHand"]!, (long)before.Body["version"]!).ShouldBe((0, 0));
        (await OnHandAsync(world, mug.Id)).ShouldBe(7);
    }

    [Fact]
    public async Task UnitsThatCameBeforeTheEventStay()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 7);
        var before = await world.Admin.GetAsync($"/inventory/{mug.Id}");

        await HearAsync(world, mug.Id);

        (await world.Admin.GetAsync($"/inventory/{mug.Id}")).Body.ToJsonString().ShouldBe(before.Body.ToJsonString());
        await world.MoveAsync(mug.Id, -3, "damage");
        (await OnHandAsync(world, mug.Id)).ShouldBe(4);
    }

    [Fact]
    public async Task OfAnArchivedProductUnitsCanBeTakenOutAndNonePutIn()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        await world.MoveAsync(mug.Id, 7);
        var now = await world.Admin.GetAsync($"/admin/products/{mug.Id}"); // Its level has changed meanwhile, and its ETag with it.
        (await world.Admin.DeleteAsync($"/products/{mug.Id}", now.ETag)).Status.ShouldBe(HttpStatusCode.NoContent);
        await HearAsync(world, mug.Id);

        var refused = await world.Admin.PostAsync($"/inventory/{mug.Id}/adjustments", Samples.Adjustment(1), key: "k-1");
        await world.MoveAsync(mug.Id, -2, "damage");

        (refused.Status, refused.Problem).ShouldBe((HttpStatusCode.Conflict, "invalid-state"));
        (await OnHandAsync(world, mug.Id)).ShouldBe(5);
    }

    [Fact]
    public async Task WhatWasHeardTwiceChangesNothingMore()
    {
        await using var world = await World.StartAsync();
        var shirt = await world.CreateAsync(Samples.Shirt());
        await HearAsync(world, shirt.Id);
        var rows = await world.ScanAsync(Stock.Stock);

        await HearAsync(world, shirt.Id);

        (await world.ScanAsync(Stock.Stock)).Select(r => r.ToJsonString()).ShouldBe(rows.Select(r => r.ToJsonString()), ignoreOrder: true);
        rows.Count(r => (string?)r["kind"]?["S"] == "STOCK").ShouldBe(shirt.Body["variants"]!.AsArray().Count);
    }

    /// <summary>Brings every event that a product's outbox holds, newest first, as the function's queue would.</summary>
    private static async Task HearAsync(World world, string product)
    {
        var events = await world.EventsAsync(Catalogue.Table, product);
        var messages = events.Where(e => e.Type != "ProductPriceChanged").Reverse().Select((e, i) => (JsonNode)new JsonObject
        {
            ["messageId"] = $"m-{i}",
            ["body"] = new JsonObject
            {
                ["detail-type"] = e.Type, ["source"] = "ecommerce.products", ["detail"] = e.Detail.DeepClone(),
            }.ToJsonString(),
        });
        var batch = Encoding.UTF8.GetBytes(new JsonObject { ["Records"] = new JsonArray([.. messages]) }.ToJsonString());

        var result = await world.Cloud.Lambda.InvokeAsync(
            world.Cloud.Place.NameOf("inventory-follow-catalogue"), batch, new(), TestContext.Current.CancellationToken);

        Encoding.UTF8.GetString(result.ShouldBeOfType<InvokeResult.Succeeded>().Payload.Span).ShouldBe("""{"batchItemFailures":[]}""");
    }

    private static async Task<long> OnHandAsync(World world, string sku) =>
        (long)(await world.Admin.GetAsync($"/inventory/{sku}")).Body["onHand"]!;
}
