using Ecommerce.Contracts.Events;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;
using static System.TimeSpan;
using static Ecommerce.Topology.Wake;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>What nobody waits for is a function of its own, and what fails there is kept.</summary>
public sealed class AsyncTriggerTests
{
    private static Shop Shop => TopologyWorld.Shop;

    [Theory]
    [InlineData("Relay", "RelayProducts", "relay-products")]
    [InlineData("Relay", "SweepProducts", "relay-sweep-products")]
    [InlineData("Inventory", "FollowCatalogue", "inventory-follow-catalogue")]
    [InlineData("Order", "OrderedGoods", "order-ordered-goods")]
    [InlineData("Relay", "Relay", "relay-relay")]
    public void ItsFunctionNamesServiceAndOperationOnce(string service, string operation, string function) =>
        new ServiceSpec(service, [], [new(operation, EveryMinute, FromSeconds(1))]).Functions.Single().Name.ShouldBe(function);

    [Fact]
    public void EachIsAFunctionOfItsOwn() =>
        Asynchronous().ShouldAllBe(a => a.Function.Operations.Count == 1);

    [Fact]
    public void EachHasADeadLetterQueueThatIsMadeBeforeItsFunction()
    {
        var order = Shop.InOrder.Select(spec => spec.Id).ToList();
        foreach (var (function, operation) in Asynchronous())
        {
            var dead = ((AsyncTrigger)operation.WokenBy).DeadLetterOf(operation);
            order.IndexOf(dead.Id).ShouldBeInRange(0, order.IndexOf(function.Id) - 1);
        }
    }

    [Fact]
    public void NoTwoShareADeadLetterQueue() =>
        Asynchronous().Select(a => ((AsyncTrigger)a.Operation.WokenBy).DeadLetterOf(a.Operation).Name).ShouldBeUnique();

    [Fact]
    public void AMessageIsHiddenSixTimesAsLongAsItsConsumerMayTake()
    {
        foreach (var (function, operation) in Asynchronous().Where(a => a.Operation.WokenBy is QueueTrigger))
        {
            ((QueueTrigger)operation.WokenBy).QueueOf(operation).Visibility.ShouldBe(6 * function.Timeout);
        }
    }

    [Fact]
    public void ATableWithoutAnOutboxWakesNobody() =>
        Should.Throw<TopologyException>(() => OutboxOf(Platform.Answers)).Message
            .ShouldBe("Table/Idempotency has no outbox that could wake anybody");

    [Fact]
    public void AnOperationThatLambdaWouldStopIsTold() =>
        Should.Throw<TopologyException>(() => new OperationSpec("A", EveryMinute, FromMinutes(16))).Message
            .ShouldBe("A may take 00:16:00; ScheduleTrigger allows up to 00:15:00");

    [Fact]
    public void ARuleTakesItsEventsBySourceAndName() =>
        EventPattern.Of(Queue("q", StockLow.Event, ProductCreated.Event, ProductUpdated.Event).Rule)
            .ShouldBe("""
                {"source":["ecommerce.inventory","ecommerce.products"],"detail-type":["ProductCreated","ProductUpdated","StockLow"]}
                """.Trim());

    // What the shop's events are matched by must tell them apart by name alone, since a pattern joins every source with every name.
    [Fact]
    public void NoEventHasTheNameOfAnothers() => Catalogue.All.Select(e => e.Name).ShouldBeUnique();

    [Fact]
    public void OnlyNewRowsOfTheOutboxWakeTheRelay() =>
        EventPattern.OfOutbox.ShouldBe("""{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["OUTBOX"]}}}}""");

    // EventBridge and SQS cannot rename either.
    [Fact]
    public void WhatAQueueBringsAlongIsRenamedWithIt()
    {
        var renamed = Queue("product-events", StockLow.Event) with { Name = "catalogue-events", DeployedAs = "product-events" };

        renamed.Rule.Id.ShouldBe("Rule/catalogue-events");
        renamed.Rule.NameIn(TopologyWorld.Production).ShouldBe("ServerlessEcommerce-product-events");
        renamed.Rule.DeadLetter.NameIn(TopologyWorld.Production).ShouldBe("ServerlessEcommerce-product-events-dead");
    }

    [Fact]
    public void AThingIsWrittenAsItsId() => Queue("q", StockLow.Event).Rule.ToString().ShouldBe("Rule/q");

    private static QueueSpec Queue(string name, params EventType[] events) => new(name, new(Platform.Bus, events), FromSeconds(1));

    private static IEnumerable<(FunctionSpec Function, OperationSpec Operation)> Asynchronous() =>
        from function in Shop.Functions
        from operation in function.Operations
        where operation.WokenBy is AsyncTrigger
        select (function, operation);
}
