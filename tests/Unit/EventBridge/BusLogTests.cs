using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.EventBridge;

namespace Ecommerce.Tests.Unit.EventBridge;

/// <summary>What the console can tell of events: what was said, to whom it goes, and what became of that.</summary>
public sealed class BusLogTests
{
    private const string Shop = """{"source":["shop"]}""";
    private const string WithDeadLetters = $$""","DeadLetterConfig":{"Arn":"{{Bus.DeadLetters}}"}""";

    [Fact]
    public async Task AnEventIsUnderWayUntilItsTargetHasIt()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        var id = bus.Put("""{"n":1}""");

        var before = bus.Emulator.Log.Events.ShouldHaveSingleItem();
        await bus.DeliverAsync();

        (before.Id, before.Source, before.DetailType, before.Bus, before.Replay).ShouldBe((id, "shop", "T", "default", null));
        JsonNode.Parse(Encoding.UTF8.GetString(before.Document.Span))!["detail"]!.ToJsonString().ShouldBe("""{"n":1}""");
        var delivery = before.Deliveries.ShouldHaveSingleItem();
        (delivery.RuleArn, delivery.TargetArn, delivery.State).ShouldBe(
            ("arn:aws:events:us-east-1:000000000000:rule/a", Bus.Queue, DeliveryState.UnderWay));
        Last(bus).ShouldBe((DeliveryState.Delivered, null));
    }

    [Fact]
    public async Task AFailureThatIsTriedAgainIsTold()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        bus.Target.Outcome = TargetOutcome.Failed("out of order");
        bus.Put();
        await bus.DeliverAsync();

        Last(bus).ShouldBe((DeliveryState.Retrying, "ERROR_FROM_TARGET"));

        bus.Target.Outcome = TargetOutcome.Delivered;
        await bus.AfterAsync(TimeSpan.FromMinutes(1));
        Last(bus).ShouldBe((DeliveryState.Delivered, null));
    }

    [Theory]
    [InlineData(WithDeadLetters, DeliveryState.PutAside)]
    [InlineData("", DeliveryState.Lost)]
    public async Task WhatCannotBeDeliveredIsPutAsideOrLost(string deadLetters, DeliveryState state)
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop, deadLetters);
        bus.Target.Outcome = TargetOutcome.NoResource("gone");
        bus.Put();

        await bus.DeliverAsync();

        Last(bus).ShouldBe((state, "NO_RESOURCE"));
    }

    [Fact]
    public async Task AnEventThatNobodyHearsIsRememberedAndSoIsAReplay()
    {
        await using var bus = new Bus();
        const string Default = "arn:aws:events:us-east-1:000000000000:event-bus/default";
        bus.Ok("CreateArchive", $$"""{"ArchiveName":"a","EventSourceArn":"{{Default}}"}""");
        var id = bus.Put();
        bus.Ok("StartReplay", $$"""
            {"ReplayName":"again","EventSourceArn":"arn:aws:events:us-east-1:000000000000:archive/a","EventStartTime":0,
             "EventEndTime":9000000000,"Destination":{"Arn":"{{Default}}"} }
            """);

        await bus.DeliverAsync();

        bus.Emulator.Log.Events.Select(e => (e.Id, e.Replay, e.Deliveries.Count)).ShouldBe([(id, null, 0), (id, "again", 0)]);
    }

    [Fact]
    public async Task OfMoreEventsThanItHoldsItForgetsTheOldestAndOfALongOneTheText()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        for (var i = 0; i <= EventLimits.RecentMax; i++)
        {
            bus.Put($$"""{"n":{{i}}}""");
        }

        bus.Put($$"""{"long":"{{new string('x', EventLimits.RecentBytesMax)}}"}""");
        await bus.DeliverAsync();

        var events = bus.Emulator.Log.Events;
        events.Count.ShouldBe(EventLimits.RecentMax);
        Encoding.UTF8.GetString(events[0].Document.Span).ShouldContain("""{"n":2}""");
        events[^1].Document.IsEmpty.ShouldBeTrue();
        events.ShouldAllBe(e => e.Deliveries.Single().State == DeliveryState.Delivered);
    }

    private static (DeliveryState State, string? ErrorCode) Last(Bus bus) =>
        bus.Emulator.Log.Events[^1].Deliveries.Single() is var delivery ? (delivery.State, delivery.ErrorCode) : default;
}
