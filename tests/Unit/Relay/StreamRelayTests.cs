using System.Text.Json.Nodes;
using Ecommerce.Contracts.Events;
using Ecommerce.Functions.Relay;
using Ecommerce.Tests.Unit.Lambda;
using Ecommerce.Tests.Unit.Wired;
using Catalogue = Ecommerce.Topology.Services.Products;

namespace Ecommerce.Tests.Unit.Relay;

/// <summary>What the stream tells of reaches the bus, at least once, whatever fails on the way.</summary>
public sealed class StreamRelayTests
{
    [Fact]
    public async Task AnEventIsSaidAsItWasDecidedAndMarked()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var id = outboxes.Decide(1, traceParent: Batches.TraceParent).Single();
        var before = outboxes.Aws.Rows(Catalogue.Table).Single();

        outboxes.Relay(outboxes.Records()).ShouldBeEmpty();

        var said = outboxes.Bus.Said.ShouldHaveSingleItem();
        said["EventBusName"]!.GetValue<string>().ShouldBe(Outboxes.BusName);
        (said["Source"]!.GetValue<string>(), said["DetailType"]!.GetValue<string>()).ShouldBe(("ecommerce.products", "ProductDeleted"));
        said["Detail"]!.GetValue<string>().ShouldBe((string)before["detail"]!["S"]!);
        said["Time"]!.GetValue<long>().ShouldBe(outboxes.World.Clock.GetUtcNow().ToUnixTimeSeconds());
        said["TraceHeader"]!.GetValue<string>().ShouldBe("Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=1");
        FakeBus.IdOf(said).ShouldBe(id);

        // Of the row nothing is gone but its place in the index.
        before.Remove("unpublishedShard");
        before.Remove("unpublishedId");
        JsonNode.DeepEquals(outboxes.Aws.Rows(Catalogue.Table).Single(), before).ShouldBeTrue();
    }

    [Fact]
    public async Task WhatAnEventFollowsFromIsSaidWithIt()
    {
        await using var outboxes = await Outboxes.StartAsync();
        outboxes.Decide(1, heard: EventId.Of(Batches.EventId));

        outboxes.Relay(outboxes.Records()).ShouldBeEmpty();

        var detail = JsonNode.Parse(outboxes.Bus.Said.ShouldHaveSingleItem()["Detail"]!.GetValue<string>())!;
        ((string?)detail["metadata"]!["causationid"]).ShouldBe(Batches.EventId);
    }

    [Fact]
    public async Task KilledBetweenTheBusAndTheMarkItSaysTheEventsAgainAndLosesNone()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(3);
        outboxes.Aws.Away.Add("UpdateItem");

        outboxes.Relay(outboxes.Records()).ShouldBe([0, 1, 2]);
        outboxes.Unpublished().ShouldBe(ids);
        outboxes.Aws.Away.Clear();
        outboxes.Relay(outboxes.Records()).ShouldBeEmpty();

        outboxes.Bus.SaidIds.ShouldBe([.. ids, .. ids]);
        outboxes.Unpublished().ShouldBeEmpty();
    }

    [Fact]
    public async Task WhileTheBusIsAwayNothingIsMarked()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(2);
        outboxes.Aws.Away.Add("PutEvents");

        outboxes.Relay(outboxes.Records()).ShouldBe([0, 1]);

        outboxes.Unpublished().ShouldBe(ids);
        outboxes.World.Logged("publishing-interrupted").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatIsDeliveredTwiceIsSaidTwiceAndThatIsAll()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(2);
        var records = outboxes.Records();
        outboxes.Relay(records);
        var rows = outboxes.Aws.Rows(Catalogue.Table);

        outboxes.Relay(records).ShouldBeEmpty();

        outboxes.Bus.SaidIds.ShouldBe([.. ids, .. ids]);
        outboxes.Aws.Rows(Catalogue.Table).Select(r => r.ToJsonString()).ShouldBe(rows.Select(r => r.ToJsonString()));
    }

    [Fact]
    public async Task ARowThatIsGoneIsNotMadeAgain()
    {
        await using var outboxes = await Outboxes.StartAsync();
        outboxes.Decide(1);
        var records = outboxes.Records();
        var row = outboxes.Aws.Rows(Catalogue.Table).Single();
        outboxes.Aws.Dynamo.Ok("DeleteItem", $$"""
            {"TableName":"{{WiredAws.NameOf(Catalogue.Table)}}",
             "Key":{"pk":{{row["pk"]!.ToJsonString()}},"sk":{{row["sk"]!.ToJsonString()}} } }
            """);

        outboxes.Relay(records).ShouldBeEmpty();

        outboxes.Aws.Rows(Catalogue.Table).ShouldBeEmpty();
    }

    [Fact]
    public async Task OutOfOrderAllIsSaidAndMarked()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(25);
        var records = outboxes.Records();

        foreach (var batch in records.Reverse().Chunk(12))
        {
            outboxes.Relay(batch).ShouldBeEmpty();
        }

        outboxes.Bus.SaidIds.ShouldBe(ids.Reverse());
        outboxes.Bus.Calls.ShouldBe([10, 2, 10, 2, 1]);
        outboxes.Unpublished().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(5.1, 1)]
    [InlineData(4.9, 0)]
    public async Task WithoutTimeForACallNoneIsBegun(double seconds, int calls)
    {
        await using var outboxes = await Outboxes.StartAsync();
        outboxes.Decide(1);

        outboxes.Relay(outboxes.Records(), seconds).Count.ShouldBe(1 - calls);

        outboxes.Bus.Calls.Count.ShouldBe(calls);
    }

    [Fact]
    public async Task AsItIsDeployedItDoesTheSame()
    {
        await using var outboxes = await Outboxes.StartAsync();
        outboxes.Decide(2);

        outboxes.InvokeDeployed("relay-products", Batches.Of(outboxes.Records())).ShouldBe("""{"batchItemFailures":[]}""");

        outboxes.Unpublished().ShouldBeEmpty();
    }

    [Fact]
    public void AFunctionThatIsNoneIsRefusedWithTheNamesThereAre() =>
        Should.Throw<ArgumentException>(() => RelayApp.Create("relay-nothing", null!)).Message.ShouldStartWith(
            "This executable has no function 'relay-nothing'; it has relay-… and relay-sweep-… for products, ");
}
