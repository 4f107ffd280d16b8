using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Tests.Unit.Lambda;
using Ecommerce.Tests.Unit.Wired;
using Table = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Unit.Inventory;

public sealed class FollowCatalogueTests
{
    private static readonly ProductId s_product = ProductId.Of(Batches.ProductId);
    private static readonly ProductSnapshot s_mug =
        new(s_product, "mug", "Mug", "kitchen", new(1_250, "EUR"), "standard", "active", [], Version: 1);

    private static readonly string s_small = Variant(1).VariantId.Text;
    private static readonly string s_large = Variant(2).VariantId.Text;

    private static readonly ProductSnapshot s_shirt = s_mug with { Variants = [Variant(1), Variant(2)] };

    [Fact]
    public async Task AProductWithoutVariantsGetsItsOwnRowWithNothingOnHand()
    {
        await using var warehouse = await Warehouse.StartAsync();

        warehouse.Hear(Warehouse.Created(s_mug)).ShouldBeEmpty();

        warehouse.Lines().ShouldBe([
            $"kind=CATALOGUE open=[{s_product}] pk=PRODUCT#{s_product} productId={s_product} sk=CATALOGUE version=1",
            $"available=0 kind=STOCK levelSequence=0 lowStockThreshold=5 onHand=0 pk=SKU#{s_product} productId={s_product} reserved=0 " +
            $"sk=STOCK sku={s_product} status=open version=0"]);
    }

    [Fact]
    public async Task EachVariantGetsARowAndTheProductNone()
    {
        await using var warehouse = await Warehouse.StartAsync();

        warehouse.Hear(Warehouse.Created(s_shirt)).ShouldBeEmpty();

        warehouse.Statuses().ShouldBe(new Dictionary<string, string> { [s_small] = "open", [s_large] = "open" }, ignoreOrder: true);
    }

    [Fact]
    public async Task ARemovedVariantIsClosedAndAnAddedOneOpened()
    {
        await using var warehouse = await Warehouse.StartAsync();
        warehouse.Hear(Warehouse.Created(s_shirt));

        warehouse.Hear(Warehouse.Updated(s_shirt, s_shirt with { Variants = [Variant(2), Variant(3)], Version = 2 })).ShouldBeEmpty();

        warehouse.Statuses().ShouldBe(
            new Dictionary<string, string> { [s_small] = "closed", [s_large] = "open", [Variant(3).VariantId.Text] = "open" },
            ignoreOrder: true);
    }

    [Fact]
    public async Task AnArchivalClosesAllAndAnEditOpensThemAgain()
    {
        await using var warehouse = await Warehouse.StartAsync();
        warehouse.Hear(Warehouse.Created(s_shirt));

        warehouse.Hear(Warehouse.Deleted(s_product, 2)).ShouldBeEmpty();
        warehouse.Statuses().Values.ShouldAllBe(status => status == "closed");
        warehouse.Hear(Warehouse.Updated(s_shirt with { Status = "archived", Version = 2 }, s_shirt with { Version = 3 })).ShouldBeEmpty();

        warehouse.Statuses().Values.ShouldAllBe(status => status == "open");
    }

    [Fact]
    public async Task WhatIsHeardLateOpensNothing()
    {
        await using var warehouse = await Warehouse.StartAsync();

        warehouse.Hear(Warehouse.Deleted(s_product, 2), Warehouse.Created(s_shirt)).ShouldBeEmpty();

        warehouse.Statuses().ShouldBe(new Dictionary<string, string> { [s_small] = "closed", [s_large] = "closed" }, ignoreOrder: true);
    }

    [Fact]
    public async Task CountsThatAnAdjustmentMadeBeforeAreNotTouched()
    {
        await using var warehouse = await Warehouse.StartAsync();
        warehouse.Aws.Dynamo.Ok("PutItem", $$"""
            {"TableName":"{{WiredAws.NameOf(Table.Stock)}}","Item":{"pk":{"S":"SKU#{{s_product}}"},"sk":{"S":"STOCK"},"kind":{"S":"STOCK"},
             "sku":{"S":"{{s_product}}"},"productId":{"S":"{{s_product}}"},"onHand":{"N":"7"},"reserved":{"N":"2"},"available":{"N":"5"},
             "lowStockThreshold":{"N":"9"},"levelSequence":{"N":"3"},"version":{"N":"4"},"updatedAt":{"S":"then"} } }
            """);

        warehouse.Hear(Warehouse.Created(s_mug), Warehouse.Deleted(s_product, 2)).ShouldBeEmpty();

        warehouse.Lines()[^1].ShouldBe(
            $"available=5 kind=STOCK levelSequence=3 lowStockThreshold=9 onHand=7 pk=SKU#{s_product} productId={s_product} reserved=2 " +
            $"sk=STOCK sku={s_product} status=closed version=4");
    }

    [Fact]
    public async Task AnArchivalThatDoesNotSayItsVersionIsRefused()
    {
        await using var warehouse = await Warehouse.StartAsync();

        warehouse.Hear(Warehouse.Deleted(s_product, version: null), Warehouse.Created(s_mug)).ShouldBe(["m-0"]);

        warehouse.Statuses().Values.ShouldBe(["open"]);
    }

    [Fact]
    public async Task WhileTheTableIsAwayTheMessageFailsAndNothingIsHalfDone()
    {
        await using var warehouse = await Warehouse.StartAsync();
        warehouse.Aws.Away.Add("GetItem");

        warehouse.Hear(Warehouse.Created(s_mug)).ShouldBe(["m-0"]);

        warehouse.Lines().ShouldBeEmpty();
        warehouse.World.Logged("message-failed").ShouldHaveSingleItem().GetProperty("eventId").GetString().ShouldBe(Batches.EventId);
    }

    private static VariantSnapshot Variant(int number) => new(VariantId.Of($"var_{number:x32}"), $"v-{number}", new(1_450, "EUR"));
}
