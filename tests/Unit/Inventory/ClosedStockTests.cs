using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Functions.Inventory;
using Ecommerce.Kernel;
using Ecommerce.Stores;
using Ecommerce.Tests.Unit.Lambda;
using Ecommerce.Tests.Unit.Wired;
using Table = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Unit.Inventory;

/// <summary>A product that is archived between the reading of its stock and the movement.</summary>
public sealed class ClosedStockTests
{
    private static readonly Sku s_sku = Sku.Of(ProductId.Of(Batches.ProductId));

    [Theory]
    [InlineData("open", 1, Stored.Done)]
    [InlineData("open", -1, Stored.Done)]
    [InlineData("closed", 1, Stored.Moved)]
    [InlineData("closed", -1, Stored.Done)]
    public async Task NothingIsPutInThatWasClosedMeanwhile(string status, int delta, Stored stored)
    {
        await using var aws = await WiredAws.StartAsync("inventory-admin", Table.Stock);
        using var world = new Unit.Lambda.World(aws.Environment());
        using var core = new AwsCore(AwsSettings.FromEnvironment(world.Host.Environment), world.Clock, world.Host.Deadline);
        var store = new StockStore(new DynamoDbClient(core), WiredAws.NameOf(Table.Stock), "no table", world.Clock);
        Put(aws, "open");
        store.Find(s_sku).TryGet(out var stock, out _).ShouldBeTrue();
        Put(aws, status);

        var movement = new Movement(
            Id.New<MovementId>(world.Clock), s_sku.Text, stock!.ProductId, delta, MovementReason.Count, Reference: null, "admin:ada",
            world.Clock.GetUtcNow());
        store.Adjust(stock, movement, [], new("c-1", "admin:ada", TraceParent: null)).TryGet(out var outcome, out _).ShouldBeTrue();

        outcome.ShouldBe(stored);
        store.Find(s_sku).TryGet(out var after, out _).ShouldBeTrue();
        (after!.OnHand, after.IsClosed).ShouldBe((stored is Stored.Done ? 3 + delta : 3, status == "closed"));
    }

    private static void Put(WiredAws aws, string status) => aws.Dynamo.Ok("PutItem", $$"""
        {"TableName":"{{WiredAws.NameOf(Table.Stock)}}","Item":{"pk":{"S":"SKU#{{s_sku}}"},"sk":{"S":"STOCK"},"kind":{"S":"STOCK"},
         "sku":{"S":"{{s_sku}}"},"productId":{"S":"{{s_sku}}"},"onHand":{"N":"3"},"reserved":{"N":"0"},"available":{"N":"3"},
         "lowStockThreshold":{"N":"5"},"level":{"S":"low"},"levelSequence":{"N":"1"},"version":{"N":"1"},"status":{"S":"{{status}}"} } }
        """);
}
