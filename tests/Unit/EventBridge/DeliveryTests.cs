using System.Text.Json;
using Ecommerce.Local.Emulators.EventBridge;

namespace Ecommerce.Tests.Unit.EventBridge;

public sealed class DeliveryTests
{
    private const string Shop = """{"source":["shop"]}""";
    private const string WithDeadLetters = $$""","DeadLetterConfig":{"Arn":"{{Bus.DeadLetters}}"} """;

    [Fact]
    public async Task AnEventReachesTheTargetsOfEveryRuleItMatches()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        bus.Rule("b", """{"detail":{"n":[1]}}""");
        bus.Rule("c", """{"source":["other"]}""");

        var id = bus.Put("""{"n": 1}""");
        await bus.DeliverAsync();

        bus.Target.Bodies.Count.ShouldBe(2);
        const string Rest = """
            "detail-type":"T","source":"shop","account":"000000000000","time":"2026-11-22T13:08:05Z","region":"us-east-1","resources":[],
            """;
        bus.Target.Bodies.ShouldAllBe(body => body == $$$"""{"version":"0","id":"{{{id}}}",{{{Rest}}}"detail":{"n":1}}""");
        bus.Target.Inputs.Select(input => input.RuleArn).Order().ShouldBe(
            ["arn:aws:events:us-east-1:000000000000:rule/a", "arn:aws:events:us-east-1:000000000000:rule/b"]);
    }

    [Fact]
    public async Task ADisabledRuleSeesNothing()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        bus.Ok("DisableRule", """{"Name":"a"}""");

        bus.Put();
        await bus.DeliverAsync();

        bus.Target.Bodies.ShouldBeEmpty();
    }

    [Fact]
    public async Task BusesDoNotSeeEachOthersEvents()
    {
        await using var bus = new Bus();
        bus.Ok("CreateEventBus", """{"Name":"own"}""");
        bus.Rule("a", Shop, bus: "own");

        bus.Put();
        bus.Put(more: ""","EventBusName":"none" """);
        await bus.DeliverAsync();
        bus.Target.Bodies.ShouldBeEmpty();

        bus.Put(more: ""","EventBusName":"own" """);
        bus.Put(more: ""","EventBusName":"arn:aws:events:us-east-1:000000000000:event-bus/own" """);
        await bus.DeliverAsync();
        bus.Target.Bodies.Count.ShouldBe(2);
    }

    [Fact]
    public async Task AFailedDeliveryIsTriedAgainLaterAndLater()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        bus.Target.Outcome = TargetOutcome.Failed("out of order");
        bus.Put();

        await bus.DeliverAsync();
        await bus.AfterAsync(TimeSpan.FromSeconds(0.7)); // The first wait is a second, less a quarter by the jitter of the test.
        bus.Target.Bodies.Count.ShouldBe(1);
        await bus.AfterAsync(TimeSpan.FromSeconds(0.1));
        bus.Target.Bodies.Count.ShouldBe(2);
        await bus.AfterAsync(TimeSpan.FromSeconds(1.4));
        bus.Target.Bodies.Count.ShouldBe(2);
        bus.Target.Outcome = TargetOutcome.Delivered;
        await bus.AfterAsync(TimeSpan.FromSeconds(0.1));
        await bus.AfterAsync(TimeSpan.FromHours(1));

        bus.Target.Bodies.Count.ShouldBe(3);
        bus.Emulator.Log.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task AttemptsEndInTheDeadLetterQueue()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop, ""","RetryPolicy":{"MaximumRetryAttempts":2}""" + WithDeadLetters);
        bus.Target.Outcome = TargetOutcome.Failed("out of order");
        bus.Put();

        for (var round = 0; round < 5; round++)
        {
            await bus.AfterAsync(TimeSpan.FromMinutes(1));
        }

        bus.Target.Bodies.Count.ShouldBe(3);
        var (queue, body, attributes) = bus.Buried.Letters.ShouldHaveSingleItem();
        (queue, body).ShouldBe((Bus.DeadLetters, bus.Target.Bodies[0]));
        attributes.ShouldBe(new Dictionary<string, string>
        {
            ["RULE_ARN"] = "arn:aws:events:us-east-1:000000000000:rule/a",
            ["TARGET_ARN"] = Bus.Queue,
            ["ERROR_CODE"] = "ERROR_FROM_TARGET",
            ["ERROR_MESSAGE"] = "out of order",
            ["RETRY_ATTEMPTS"] = "2",
            ["EXHAUSTED_RETRY_CONDITION"] = "MaximumRetryAttempts",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task AgeEndsAttemptsToo()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop, ""","RetryPolicy":{"MaximumEventAgeInSeconds":60}""" + WithDeadLetters);
        bus.Target.Outcome = TargetOutcome.Throttled("full");
        bus.Put();

        for (var round = 0; round < 61; round++)
        {
            await bus.AfterAsync(TimeSpan.FromSeconds(1));
        }

        var attributes = bus.Buried.Letters.ShouldHaveSingleItem().Attributes;
        attributes["EXHAUSTED_RETRY_CONDITION"].ShouldBe("MaximumEventAgeInSeconds");
        attributes["ERROR_CODE"].ShouldBe("THROTTLING");
    }

    [Fact]
    public async Task WhatCannotPassIsNotTriedAgain()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop, WithDeadLetters);
        bus.Target.Outcome = TargetOutcome.NoResource("gone");
        bus.Put();

        await bus.AfterAsync(TimeSpan.FromHours(1));

        bus.Target.Bodies.ShouldHaveSingleItem();
        var attributes = bus.Buried.Letters.ShouldHaveSingleItem().Attributes;
        attributes["ERROR_CODE"].ShouldBe("NO_RESOURCE");
        attributes.Keys.ShouldNotContain("EXHAUSTED_RETRY_CONDITION");
    }

    [Fact]
    public async Task ADeadLetterQueueThatFailsIsAskedAgainAndNothingIsLost()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop, WithDeadLetters);
        bus.Target.Outcome = TargetOutcome.NoResource("gone");
        bus.Buried.Outcome = TargetOutcome.Failed("out of order");
        bus.Put();
        await bus.DeliverAsync();
        bus.Emulator.Log.Failures.ShouldBeEmpty();

        bus.Buried.Outcome = TargetOutcome.Delivered;
        await bus.ReopenAsync();
        await bus.AfterAsync(EventLimits.RetryLast);

        bus.Target.Bodies.ShouldHaveSingleItem();
        bus.Buried.Letters.ShouldHaveSingleItem().Attributes["ERROR_CODE"].ShouldBe("NO_RESOURCE");
    }

    [Fact]
    public async Task ADeadLetterQueueThatBreaksIsAskedAgainAndItsTargetIsNot()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop, WithDeadLetters);
        (bus.Target.Outcome, bus.Buried.Breaks) = (TargetOutcome.NoResource("gone"), true);
        bus.Put();
        await Should.ThrowAsync<AggregateException>(bus.DeliverAsync);

        bus.Buried.Breaks = false;
        await bus.AfterAsync(EventLimits.RetryLast);

        bus.Target.Bodies.ShouldHaveSingleItem();
        bus.Buried.Letters.ShouldHaveSingleItem().Attributes["ERROR_CODE"].ShouldBe("NO_RESOURCE");
    }

    [Fact]
    public async Task ADeadLetterQueueThatRefusesLosesTheEventWhichIsTold()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop, WithDeadLetters);
        (bus.Target.Outcome, bus.Buried.Outcome) = (TargetOutcome.NoResource("gone"), TargetOutcome.NoResource("gone too"));
        bus.Put();

        await bus.DeliverAsync();

        bus.Emulator.Log.Failures.ShouldHaveSingleItem().IsInQueue.ShouldBeFalse();
    }

    [Fact]
    public async Task ATargetThatBreaksHoldsUpNothingElseAndIsAskedLater()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        bus.Target.Breaking = "poison";
        bus.Put("""{"a":"poison"}""");
        for (var i = 0; i < 2 * EventLimits.DeliveriesMax; i++)
        {
            bus.Put();
        }

        var told = await Should.ThrowAsync<AggregateException>(bus.DeliverAsync);
        await bus.DeliverAsync();
        told.InnerExceptions.ShouldHaveSingleItem().Message.ShouldBe("broke on poison");
        bus.Target.Bodies.Count.ShouldBe(1 + (2 * EventLimits.DeliveriesMax));

        bus.Target.Breaking = null;
        await bus.AfterAsync(EventLimits.RetryLast);
        bus.Target.Bodies[^1].ShouldContain("poison");
    }

    [Fact]
    public async Task WithoutADeadLetterQueueAnEventIsLostAndTold()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        bus.Target.Outcome = TargetOutcome.NoResource("gone");
        bus.Put();

        await bus.DeliverAsync();

        bus.Emulator.Log.Failures.ShouldHaveSingleItem().IsInQueue.ShouldBeFalse();
    }

    [Fact]
    public async Task WhatWasAcceptedSurvivesAKill()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        bus.Put();

        // What a killed process leaves behind: the files as they are, never closed.
        var left = Directory.CreateTempSubdirectory("killed-").FullName;
        foreach (var suffix in new[] { "", "-wal" })
        {
            await using var live = new FileStream(bus.File + suffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var copy = File.Create(Path.Combine(left, "events.db" + suffix));
            await live.CopyToAsync(copy, TestContext.Current.CancellationToken);
        }

        await using (var survivor = bus.Open(Path.Combine(left, "events.db")))
        {
            await survivor.DeliverAsync(TestContext.Current.CancellationToken);
            bus.Target.Bodies.ShouldHaveSingleItem();
            await survivor.DeliverAsync(TestContext.Current.CancellationToken);
            bus.Target.Bodies.ShouldHaveSingleItem();
        }

        Directory.Delete(left, recursive: true);
    }

    [Fact]
    public async Task AttemptsAreCountedOverARestart()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop, ""","RetryPolicy":{"MaximumRetryAttempts":1}""" + WithDeadLetters);
        bus.Target.Outcome = TargetOutcome.Failed("out of order");
        bus.Put();
        await bus.DeliverAsync();

        await bus.ReopenAsync();
        await bus.AfterAsync(TimeSpan.FromMinutes(1));

        bus.Target.Bodies.Count.ShouldBe(2);
        bus.Buried.Letters.ShouldHaveSingleItem().Attributes["RETRY_ATTEMPTS"].ShouldBe("1");
    }

    [Fact]
    public async Task ManyEventsAreAllDelivered()
    {
        await using var bus = new Bus();
        bus.Rule("a", Shop);
        var ids = Enumerable.Range(0, (2 * EventLimits.DeliveriesMax) + 1).Select(_ => bus.Put()).ToArray();

        await bus.DeliverAsync();

        bus.Target.Bodies.Select(body => JsonElement.Parse(body).GetProperty("id").GetString()).Order().ShouldBe(ids.Order());
    }
}
