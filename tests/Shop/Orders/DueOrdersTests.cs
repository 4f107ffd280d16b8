using System.Text.Json.Nodes;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Functions.Orders;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class DueOrdersTests
{
    [Fact]
    public async Task EveryOverdueOrderIsFoundHoweverManyPagesItsShardHas()
    {
        await using var world = await World.StartAsync();
        var table = world.Cloud.Place.NameOf(Topology.Services.Orders.Table.Name);
        var overdue = Enumerable.Range(0, (2 * Limits.RoundPageOrdersMax) + 1).Select(_ => Id.New<OrderId>(world.Cloud.Clock)).ToArray();
        OrderId[] others = [Id.New<OrderId>(world.Cloud.Clock)];
        await WriteAsync(world, table, shard: 3, overdue, expiresAt: "2001-01-01T00:00:00Z");
        await WriteAsync(world, table, shard: 3, others, expiresAt: "2101-01-01T00:00:00Z");
        using var core = Operators.CoreOf(world.Cloud.Outputs.Values);

        var found = new DueOrders(new DynamoDbClient(core), table, world.Cloud.Clock).Expiring();

        found.ShouldBe(overdue, ignoreOrder: true);
    }

    // Rows with their keys and nothing else, as no sweep can make anything of.
    private static async Task WriteAsync(World world, string table, int shard, IEnumerable<OrderId> orders, string expiresAt)
    {
        foreach (var some in orders.Chunk(25))
        {
            var puts = some.Select(id => (JsonNode)new JsonObject
            {
                ["PutRequest"] = new JsonObject
                {
                    ["Item"] = new JsonObject
                    {
                        ["pk"] = Text(OrdersTable.OrderKey(id)), ["sk"] = Text(OrdersTable.Meta),
                        [OrdersTable.PendingShard] = Text(OrdersTable.Shard(shard)), [OrdersTable.ExpiresAtId] = Text($"{expiresAt}#{id}"),
                    },
                },
            });
            await world.DynamoAsync("BatchWriteItem", new() { ["RequestItems"] = new JsonObject { [table] = new JsonArray([.. puts]) } });
        }
    }

    private static JsonObject Text(string text) => new() { ["S"] = text };
}
