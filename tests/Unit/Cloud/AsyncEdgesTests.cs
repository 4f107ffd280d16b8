using Ecommerce.Contracts.Events;
using Ecommerce.Local;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.DynamoDb;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;
using static System.TimeSpan;
using static Ecommerce.Topology.Wake;
using Catalogue = Ecommerce.Topology.Services.Products;

namespace Ecommerce.Tests.Unit.Cloud;

/// <summary>What wakes functions asynchronously reaches this machine whole, whoever hosts it.</summary>
public sealed class AsyncEdgesTests
{
    [Fact]
    public async Task EveryEdgeOfTheTopologyIsNoted()
    {
        var shop = new Shop(Platform.Describe(), new ServiceSpec("Products", [Catalogue.Table],
        [
            new("Hear", On(ProductCreated.Event), FromSeconds(5)),
            new("Carry", OutboxOf(Catalogue.Table), FromSeconds(5)),
            new("Tick", EveryMinute, FromSeconds(5)),
        ]));

        var edges = await ReadAsync(shop);

        edges.Buses.ShouldBe([Platform.Bus]);
        edges.Topics.ShouldBe([Platform.Alarms, Platform.ProductEvents, Platform.OrderEvents, Platform.CustomerEvents]);
        edges.Queues.Select(q => q.Name).ShouldBe(["products-hear"]);
        edges.Rules.Select(r => r.Name).ShouldBe(["products-hear"]);
        edges.DeadLetters.Select(d => d.Name).ShouldBe(
            ["EventBus-dead", "products-carry-dead", "products-hear-dead", "products-tick-dead"], ignoreOrder: true);
        edges.Consumers.Single().Trigger.QueueOf(edges.Consumers.Single().Operation).ShouldBe(edges.Queues.Single());
        edges.Streams.Single().Trigger.Table.ShouldBe(Catalogue.Table);
        edges.Schedules.Single().Function.Name.ShouldBe("products-tick");
    }

    private static async Task<AsyncEdges> ReadAsync(Shop shop)
    {
        using var dynamo = new Dynamo();
        await using var lambda = new Local.Emulators.Lambda.LambdaHost(TimeProvider.System);
        await using var code = new InProcessFunctions();
        var roles = new FunctionRoles(new KeyRing(), new ShopClock(), new DenialLog(TextWriter.Null));
        var provisioner = new Provisioner(
            new("eu-west-1", "000000000000"), dynamo.Emulator, lambda, code, roles, new Dictionary<string, string>());
        shop.Read(provisioner);
        return provisioner.Edges;
    }
}
