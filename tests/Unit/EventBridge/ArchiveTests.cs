using System.Text.Json;

namespace Ecommerce.Tests.Unit.EventBridge;

public sealed class ArchiveTests
{
    private const string Source = "arn:aws:events:us-east-1:000000000000:event-bus/default";
    private const string Archive = "arn:aws:events:us-east-1:000000000000:archive/arc";
    private const string Shop = """{"source":["shop"]}""";

    [Fact]
    public async Task AReplayDeliversWhatWasArchivedOnceMore()
    {
        await using var bus = Create();
        var id = bus.Put("""{"n":1}""");
        bus.Put("""{"n":2}""");
        bus.Rule("late", Shop);

        StartReplay(bus, "again").GetProperty("State").GetString().ShouldBe("STARTING");
        await bus.DeliverAsync();

        var bodies = bus.Target.Bodies.Select(body => JsonElement.Parse(body)).ToArray();
        bodies.Select(body => body.GetProperty("detail").GetProperty("n").GetInt32()).Order().ShouldBe([1, 2]);
        bodies.ShouldAllBe(body => body.GetProperty("replay-name").GetString() == "again");
        bodies.ShouldAllBe(body => body.GetProperty("time").GetString() == "2026-11-22T13:08:05Z");
        bodies.ShouldContain(body => body.GetProperty("id").GetString() == id);
        var replay = bus.Ok("DescribeReplay", """{"ReplayName":"again"}""");
        replay.GetProperty("State").GetString().ShouldBe("COMPLETED");
        replay.GetProperty("EventLastReplayedTime").GetDouble().ShouldBe(1795352885);
        bus.Ok("DescribeArchive", """{"ArchiveName":"arc"}""").GetProperty("EventCount").GetInt32().ShouldBe(2); // Not archived again.
    }

    [Fact]
    public async Task AReplayIsForTheRulesItNames()
    {
        await using var bus = Create();
        bus.Put();
        bus.Rule("a", Shop);
        bus.Rule("b", Shop);

        StartReplay(bus, "again", ""","FilterArns":["arn:aws:events:us-east-1:000000000000:rule/b"]""");
        await bus.DeliverAsync();

        bus.Target.Inputs.ShouldHaveSingleItem().RuleArn.ShouldEndWith("rule/b");
    }

    [Fact]
    public async Task AReplayGoesOnAfterARestart()
    {
        await using var bus = Create();
        foreach (var number in Enumerable.Range(0, 250))
        {
            bus.Put($$"""{"n":{{number}} }""");
        }

        bus.Rule("late", Shop);
        StartReplay(bus, "again");

        await bus.ReopenAsync();
        await bus.DeliverAsync();

        bus.Target.Bodies.Select(body => JsonElement.Parse(body).GetProperty("detail").GetProperty("n").GetInt32()).Order()
            .ShouldBe(Enumerable.Range(0, 250));
    }

    [Fact]
    public async Task ACancelledReplayDeliversNothingMore()
    {
        await using var bus = Create();
        bus.Put();
        bus.Rule("late", Shop);
        StartReplay(bus, "again");

        bus.Ok("CancelReplay", """{"ReplayName":"again"}""").GetProperty("State").GetString().ShouldBe("CANCELLING");
        await bus.DeliverAsync();

        bus.Target.Bodies.ShouldBeEmpty();
        bus.Ok("DescribeReplay", """{"ReplayName":"again"}""").GetProperty("State").GetString().ShouldBe("CANCELLED");
        bus.Refused("CancelReplay", """{"ReplayName":"again"}""").ShouldBe(
            "IllegalStatusException: Replay again is not in a valid state for this operation.");
    }

    [Fact]
    public async Task AnArchiveKeepsWhatItsPatternMatchesAsLongAsItSays()
    {
        await using var bus = new Bus();
        bus.Ok("CreateArchive", $$$"""
            {"ArchiveName":"arc","EventSourceArn":"{{{Source}}}","EventPattern":"{\"detail\":{\"n\":[1]}}","RetentionDays":2}
            """);
        bus.Put("""{"n":1}""");
        bus.Put("""{"n":2}""");
        Count(bus).ShouldBe(1);

        await bus.AfterAsync(TimeSpan.FromDays(1));
        Count(bus).ShouldBe(1);
        await bus.AfterAsync(TimeSpan.FromDays(2));
        Count(bus).ShouldBe(0);
    }

    [Theory]
    [InlineData("none", Source, 0, 1, "ValidationException: Parameter EventSourceArn is not valid. Reason: Archive none does not exist.")]
    [InlineData("arc", Source, 1, 1,
        "ValidationException: Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.")]
    [InlineData("arc", Source + "x", 0, 1, "ResourceNotFoundException: Event bus defaultx does not exist.")]
    public async Task AWrongReplayIsRefused(string archive, string destination, int start, int end, string words)
    {
        await using var bus = Create();

        bus.Refused("StartReplay", $$"""
            {"ReplayName":"r","EventSourceArn":"arn:aws:events:us-east-1:000000000000:archive/{{archive}}","EventStartTime":{{start}},
             "EventEndTime":{{end}},"Destination":{"Arn":"{{destination}}"} }
            """).ShouldBe(words);
    }

    private static Bus Create()
    {
        var bus = new Bus();
        bus.Ok("CreateArchive", $$"""{"ArchiveName":"arc","EventSourceArn":"{{Source}}"}""").GetProperty("ArchiveArn").GetString()
            .ShouldBe(Archive);
        return bus;
    }

    private static int Count(Bus bus) => bus.Ok("DescribeArchive", """{"ArchiveName":"arc"}""").GetProperty("EventCount").GetInt32();

    private static JsonElement StartReplay(Bus bus, string name, string more = "") => bus.Ok("StartReplay", $$"""
        {"ReplayName":"{{name}}","EventSourceArn":"{{Archive}}","EventStartTime":1795352000,"EventEndTime":1795353000.5,
         "Destination":{"Arn":"{{Source}}"{{more}} } }
        """);
}
