using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Functions.Inventory;
using Ecommerce.Tests.Unit.Lambda;
using Ecommerce.Tests.Unit.Wired;
using Selling = Ecommerce.Topology.Services.Orders;
using Table = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Unit.Inventory;

/// <summary>What a SKU's figures should be, from its movements and from the orders that hold units of it.</summary>
public sealed class RecountTests
{
    private static readonly Sku s_sku = Sku.Of(ProductId.Of(Batches.ProductId));

    [Fact]
    public async Task OrdersOfEveryShardCountAndOnlyThoseThatStillArePending()
    {
        await using var aws = await StartAsync();
        Move(aws, 1, 50);
        Move(aws, 2, -8);
        for (var shard = 0; shard < OrdersTable.ShardsCount; shard++)
        {
            Order(aws, shard, shard, "PENDING", s_sku.Text, units: 2);
        }

        // The index has not heard yet that the first was paid for; of the second it knows of another SKU.
        Order(aws, number: 20, shard: 3, "CONFIRMED", s_sku.Text, units: 5);
        Order(aws, number: 21, shard: 3, "PENDING", "var_00000000000000000000000000000000", units: 7);

        Count(aws).ShouldBe("42 16 26");
    }

    [Fact]
    public async Task WhereNothingEverMovedThereIsNothing()
    {
        await using var aws = await StartAsync();

        Count(aws).ShouldBe("0 0 0");
    }

    [Theory]
    [InlineData(2, 9, "3 4 -1")]
    [InlineData(1, 9, "It has more than 1 movements, which cannot be recounted in one request")]
    [InlineData(2, 1, "There are more than 1 pending orders, which cannot be looked through in one request")]
    public async Task WhatIsTooMuchForOneRequestIsSaid(int movementsMax, int ordersMax, string counted)
    {
        await using var aws = await StartAsync();
        Move(aws, 1, 1);
        Move(aws, 2, 2);
        Order(aws, number: 1, shard: 0, "PENDING", s_sku.Text, units: 2);
        Order(aws, number: 2, shard: 7, "PENDING", s_sku.Text, units: 2);

        Count(aws, movementsMax, ordersMax).ShouldBe(counted);
    }

    private static Task<WiredAws> StartAsync() => WiredAws.StartAsync("inventory-admin", Table.Stock, Selling.Table);

    private static string Count(WiredAws aws, int movementsMax = 10, int ordersMax = 20)
    {
        using var world = new Unit.Lambda.World(aws.Environment());
        using var core = new AwsCore(AwsSettings.FromEnvironment(world.Host.Environment), world.Clock, world.Host.Deadline);
        var recount = new Recount(
            new DynamoDbClient(core), WiredAws.NameOf(Table.Stock), WiredAws.NameOf(Selling.Table), movementsMax, ordersMax);
        return recount.Of(s_sku).TryGet(out var counts, out var error)
            ? $"{counts.OnHand} {counts.Reserved} {counts.Available}"
            : error.Detail;
    }

    private static void Move(WiredAws aws, int number, long delta) => aws.Dynamo.Ok("PutItem", $$"""
        {"TableName":"{{WiredAws.NameOf(Table.Stock)}}","Item":{"pk":{"S":"SKU#{{s_sku}}"},"sk":{"S":"MOV#mov_{{number}}"},
         "delta":{"N":"{{delta}}"} } }
        """);

    private static void Order(WiredAws aws, int number, int shard, string status, string sku, int units) => aws.Dynamo.Ok("PutItem", $$"""
        {"TableName":"{{WiredAws.NameOf(Selling.Table)}}","Item":{"pk":{"S":"ORDER#ord_{{number}}"},"sk":{"S":"META"},
         "status":{"S":"{{status}}"},"pendingShard":{"S":"PENDING#{{shard}}"},"expiresAtId":{"S":"then#{{number}}"},
         "lines":{"L":[{"M":{"sku":{"S":"{{sku}}"},"quantity":{"N":"{{units}}"} } }]} } }
        """);
}
