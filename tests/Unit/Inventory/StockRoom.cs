using System.Text.Json.Nodes;
using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Functions.Inventory;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;
using Ecommerce.Tests.Unit.Lambda;
using Ecommerce.Tests.Unit.Wired;
using Catalogue = Ecommerce.Topology.Services.Products;
using Table = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Unit.Inventory;

/// <summary>
/// One product's row of stock, with the store that adjusts it, the function that follows orders, and orders as they move it.
/// </summary>
internal sealed class StockRoom : IAsyncDisposable
{
    public static readonly ProductId Product = ProductId.Of(Batches.ProductId);
    public static readonly Sku Sku = Sku.Of(Product);

    private static readonly string[] s_levelEvents = [nameof(StockDepleted), nameof(StockLow), nameof(StockReplenished)];

    private readonly WiredAws _aws;
    private readonly Unit.Lambda.World _world;
    private readonly AwsCore _core;
    private readonly IFunction _follower;

    private StockRoom(WiredAws aws)
    {
        _aws = aws;
        _world = new(aws.Environment(
            (Env.InventoryTable, WiredAws.NameOf(Table.Stock)), (Env.ProductsTable, WiredAws.NameOf(Catalogue.Table))));
        _core = new(AwsSettings.FromEnvironment(_world.Host.Environment), _world.Clock, _world.Host.Deadline);
        Store = new(new DynamoDbClient(_core), WiredAws.NameOf(Table.Stock), WiredAws.NameOf(Catalogue.Table), _world.Clock);
        _follower = InventoryApp.Create("inventory-follow-orders", _world.Host);
    }

    public StockStore Store { get; }

    public Stock Stock => Store.Row(Sku)!;

    /// <summary>What customers see: the level, and how often it changed.</summary>
    public (string? Level, long Sequence) Shown
    {
        get
        {
            var row = _aws.Rows(Catalogue.Table).Single();
            return ((string?)row["stockLevels"]!["M"]![Sku.Text]?["S"], long.Parse((string)row["stockSequence"]!["N"]!, null));
        }
    }

    /// <summary>The levels that were said, each with its sequence, in that order.</summary>
    public IReadOnlyList<(long Sequence, string Event)> Said =>
    [
        .. from row in _aws.Rows(Table.Stock)
           where s_levelEvents.Contains((string?)row["detailType"]?["S"])
           let detail = JsonNode.Parse((string)row["detail"]!["S"]!)!
           orderby (long)detail["metadata"]!["sequence"]!
           select ((long)detail["metadata"]!["sequence"]!, (string)row["detailType"]!["S"]!),
    ];

    /// <param name="level">The attributes that keep the level, in DynamoDB's JSON.</param>
    public static async Task<StockRoom> StartAsync(long available, string level = "\"levelSequence\":{\"N\":\"0\"}")
    {
        var aws = await WiredAws.StartAsync("inventory-admin", Table.Stock, Catalogue.Table);
        aws.Dynamo.Ok("PutItem", $$"""
            {"TableName":"{{WiredAws.NameOf(Catalogue.Table)}}","Item":{"pk":{"S":"PRODUCT#{{Product}}"},"sk":{"S":"META"},
             "stockLevels":{"M":{} },"stockSequence":{"N":"0"} } }
            """);
        aws.Dynamo.Ok("PutItem", $$"""
            {"TableName":"{{WiredAws.NameOf(Table.Stock)}}","Item":{"pk":{"S":"SKU#{{Sku}}"},"sk":{"S":"STOCK"},"kind":{"S":"STOCK"},
             "sku":{"S":"{{Sku}}"},"productId":{"S":"{{Product}}"},"onHand":{"N":"{{available}}"},"reserved":{"N":"0"},
             "available":{"N":"{{available}}"},"lowStockThreshold":{"N":"5"},{{level}},"version":{"N":"1"} } }
            """);
        return new(aws);
    }

    /// <summary>What an order does to the row: units are held, or let go where they are negative.</summary>
    public JsonObject Reserve(long units)
    {
        _aws.Dynamo.Ok("UpdateItem", $$"""
            {"TableName":"{{WiredAws.NameOf(Table.Stock)}}","Key":{"pk":{"S":"SKU#{{Sku}}"},"sk":{"S":"STOCK"} },
             "UpdateExpression":"SET available = available - :units, reserved = reserved + :units, version = version + :one",
             "ConditionExpression":"available >= :units",
             "ExpressionAttributeValues":{":units":{"N":"{{units}}"},":one":{"N":"1"} } }
            """);
        var order = OrderId.Of("ord_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f");
        OrderedLine[] lines = [new(Sku.Text, Product, "mug", "Mug", Math.Abs(units), new(1, "EUR"), new(Math.Abs(units), "EUR"))];
        return units > 0
            ? Warehouse.Event(
                new OrderCreated(order, "N", lines, new(1, "EUR"), DateTimeOffset.UnixEpoch), EventsWriter.Write, version: 1)
            : Warehouse.Event(new OrderExpired(order, "N", lines, new(1, "EUR")), EventsWriter.Write, version: 2);
    }

    /// <summary>One batch; the places of what failed.</summary>
    public IReadOnlyList<string> Hear(params IReadOnlyList<JsonObject> events) =>
        [.. Batches.Failures(_world.Invoke(_follower, Batches.OfQueue([.. events.Select(e => e.ToJsonString())])))];

    /// <summary>An adjustment that was decided for the stock as it was read.</summary>
    public Stored Adjust(Stock read, long delta)
    {
        var movement = new Movement(
            Id.New<MovementId>(_world.Clock), Sku.Text, Product, delta, MovementReason.Count, Reference: null, "admin:ada",
            _world.Clock.GetUtcNow());
        Store.Adjust(read, movement, [], new("c-1", "admin:ada", TraceParent: null)).TryGet(out var stored, out var error)
            .ShouldBeTrue(error?.Detail);
        return stored;
    }

    public async ValueTask DisposeAsync()
    {
        _core.Dispose();
        _world.Dispose();
        await _aws.DisposeAsync();
    }
}
