using Ecommerce.Contracts.Events;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;
using static System.TimeSpan;
using static Ecommerce.Topology.Access;
using static Ecommerce.Topology.Wake;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>Each rule of what nobody waits for tells its mistake in words. That the shop breaks none is among the other rules.</summary>
public sealed class AsyncRuleTests
{
    private static readonly TableSpec s_products = new("Things", "THINGS_TABLE") { Outbox = EventSource.Products };
    private static readonly OperationSpec s_relay =
        new("Relay", OutboxOf(s_products), FromSeconds(5), Platform.Bus.PublishAs(EventSource.Products));

    [Fact]
    public void AnEventThatNobodyHearsIsTold() =>
        Rules.Broken(TopologyWorld.Wrong([s_products], s_relay, Hears(ProductCreated.Event)))
            .Where(words => words.StartsWith("Product", StringComparison.Ordinal)).ShouldBe(
            [
                "ProductUpdated is heard by nobody: let it wake an operation",
                "ProductPriceChanged is heard by nobody: let it wake an operation",
                "ProductDeleted is heard by nobody: let it wake an operation",
            ]);

    [Fact]
    public void AnOutboxThatNobodyCarriesIsTold() =>
        Told([s_products], new OperationSpec("A", Get("/x", Public), FromSeconds(5), s_products.Get))
            .ShouldBe(["Table/Things has an outbox that nobody carries to a bus"]);

    [Fact]
    public void AnOutboxThatIsCarriedAsAnotherSourceIsTold() =>
        Told([s_products], new OperationSpec("A", OutboxOf(s_products), FromSeconds(5), Platform.Bus.PublishAs(EventSource.Inventory)))
            .ShouldBe(["Table/Things has an outbox that nobody carries to a bus"]);

    [Fact]
    public void ARuleThatWaitsForWhatNobodySaysIsTold() =>
        Told([s_products], s_relay, Hears(ProductCreated.Event, StockLow.Event, new(EventSource.Products, "ProductSold")))
            .ShouldBe(["wrong-hear waits for StockLow, which nobody says", "wrong-hear waits for ProductSold, which nobody says"]);

    [Fact]
    public void AMessageThatReturnsTooSoonIsTold()
    {
        var queue = Queue("soon") with { Visibility = FromSeconds(179) };

        Told([s_products, queue], s_relay)
            .ShouldBe(["soon hides a message for 00:02:59; its consumer may take 00:00:30, so Lambda asks for 6 times as long"]);
    }

    [Theory]
    [InlineData(901)]
    [InlineData(-1)]
    public void ADelayThatSqsRefusesIsTold(int seconds) =>
        Told([s_products, Queue("late") with { Delay = FromSeconds(seconds) }], s_relay)
            .ShouldBe([$"late delays a message by {FromSeconds(seconds)}; SQS allows 00:15:00"]);

    [Fact]
    public void TheLongestDelayIsNotTold() => Told([s_products, Queue("late") with { Delay = FromMinutes(15) }], s_relay).ShouldBeEmpty();

    [Fact]
    public void NamesThatAwsRefusesAreTold()
    {
        var named = new string('q', 44);
        var stack = new string('s', 16);

        Told([s_products, Queue(named), new BusSpec(new string('b', 32), "OTHER_BUS", FromDays(1))], s_relay).ShouldBe(
        [
            $"{stack}-ServerlessEcommerce-{named}-dead has 86 characters; SQS allows 80",
            $"{stack}-ServerlessEcommerce-{named} has 81 characters; SQS allows 80",
            $"{stack}-ServerlessEcommerce-{named} has 81 characters; EventBridge allows 64",
            $"{stack}-ServerlessEcommerce-{new string('b', 32)} has 69 characters; its archive allows 48",
        ], ignoreOrder: true);
    }

    [Fact]
    public void APatternThatEventBridgeRefusesIsTold()
    {
        EventType[] many = [.. Enumerable.Range(0, 150).Select(i => new EventType(EventSource.Products, $"ProductEvent{i}"))];

        Told([s_products], s_relay, new OperationSpec("Hear", On(many), FromSeconds(5)))
            .ShouldContain(words => words.StartsWith("wrong-hear's pattern has 2", StringComparison.Ordinal)
                && words.EndsWith("characters; EventBridge allows 2048", StringComparison.Ordinal));
    }

    // Routes of admins and an operation called Admin would both be "wrong-admin", with each other's rights.
    [Fact]
    public void AFunctionOfWhatIsWaitedForAndWhatIsNotIsTold()
    {
        var read = new OperationSpec("Read", Get("/x", Admin), FromSeconds(5), s_products.Get);

        Told([s_products], s_relay, read, new("Admin", On(ProductCreated.Event), FromSeconds(5)))
            .ShouldBe(["wrong-admin is Read and Admin; what nobody waits for has a function of its own"]);
    }

    private static OperationSpec Hears(params EventType[] types) => new("Hear", On(types), FromSeconds(30));

    private static QueueSpec Queue(string name) => new(name, new(Platform.Bus, ProductCreated.Event), FromSeconds(30));

    private static IReadOnlyList<string> Told(IReadOnlyList<Spec> owns, params IReadOnlyList<OperationSpec> operations) =>
        TopologyWorld.Told(TopologyWorld.Wrong(owns, operations));
}
