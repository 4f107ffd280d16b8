using Ecommerce.Tests.Unit.Wired;

namespace Ecommerce.Tests.Unit.Relay;

/// <summary>Entries that EventBridge does not take, and rows that nobody can read: the others are published all the same.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task WhatIsThrottledIsPutAgainAndNothingElseIs()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(5);
        var refused = 0;
        outboxes.Bus.Refusal = entry => FakeBus.IdOf(entry) == ids[1] && refused++ < 2 ? "ThrottlingException"
            : FakeBus.IdOf(entry) == ids[3] && refused++ < 2 ? "InternalFailure" : null;

        outboxes.Relay(outboxes.Records()).ShouldBeEmpty();

        outboxes.Bus.Calls.ShouldBe([5, 2]);
        outboxes.Bus.SaidIds.ShouldBe([ids[0], ids[2], ids[4], ids[1], ids[3]]);
        outboxes.Unpublished().ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatStaysThrottledIsReportedAndNotMarked()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(4);
        outboxes.Bus.Refusal = entry => FakeBus.IdOf(entry) == ids[2] ? "ThrottlingException" : null;

        outboxes.Relay(outboxes.Records()).ShouldBe([2, 3]);

        outboxes.Bus.Calls.ShouldBe([4, 1, 1]);
        outboxes.Unpublished().ShouldBe([ids[2]]);
    }

    [Fact]
    public async Task WhatIsRefusedForGoodIsPutOnceAndLogged()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(3);
        outboxes.Bus.Refusal = entry => FakeBus.IdOf(entry) == ids[0] ? "MalformedDetail" : null;

        outboxes.Relay(outboxes.Records()).ShouldBe([0, 1, 2]);

        outboxes.Bus.Calls.ShouldBe([3]);
        outboxes.Unpublished().ShouldBe([ids[0]]);
        var line = outboxes.World.Logged("event-refused").ShouldHaveSingleItem();
        (line.GetProperty("eventId").GetString(), line.GetProperty("code").GetString()).ShouldBe((ids[0], "MalformedDetail"));
    }

    [Fact]
    public async Task AnEventThatItMayNotSayDoesNotTakeTheOthersWithIt()
    {
        await using var outboxes = await Outboxes.StartAsync();
        var ids = outboxes.Decide(3);
        outboxes.Spoil("evt_f", """
            ,"source":{"S":"ecommerce.orders"},"detailType":{"S":"T"},"detail":{"S":"{}"},"at":{"S":"2026-01-02T03:04:05.000Z"}
            """);

        outboxes.Relay(outboxes.Records()).ShouldBe([3]);

        outboxes.Bus.Calls.ShouldBe([4, 1, 1, 1, 1]);
        outboxes.Bus.SaidIds.ShouldBe(ids);
        outboxes.Unpublished().ShouldBe(["evt_f"]);
        outboxes.World.Logged("event-refused").ShouldHaveSingleItem().GetProperty("code").GetString().ShouldBe("AccessDeniedException");
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","source":{"S":"s"},"detailType":{"S":"T"},"detail":{"N":"1"},"at":{"S":"2026-01-02T03:04:05.000Z"}""")]
    [InlineData(""","source":{"S":"s"},"detailType":{"S":"T"},"detail":{"S":"{}"},"at":{"S":"yesterday"}""")]
    public async Task ARowThatCannotBeReadStopsWhatFollowsUntilItStandsAlone(string attributes)
    {
        await using var outboxes = await Outboxes.StartAsync();
        var first = outboxes.Decide(1).Single();
        var records = outboxes.Records();
        outboxes.Spoil("evt_f", attributes);
        var poison = outboxes.Records().Except(records).Single();
        var last = outboxes.Decide(1).Single();
        string[] batch = [records[0], poison, outboxes.Records().Except([records[0], poison]).Single()];

        outboxes.Relay(batch).ShouldBe([1, 2]);
        outboxes.Relay([poison]).ShouldBe([0]);
        outboxes.Relay([batch[2]]).ShouldBeEmpty();

        outboxes.Bus.SaidIds.ShouldBe([first, last]);
        outboxes.Unpublished().ShouldBe(["evt_f"]);
        outboxes.World.Logged("row-unreadable").Count.ShouldBe(2);
    }
}
