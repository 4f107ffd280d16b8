using System.Text.Json;
using Ecommerce.Tests.Conformance.Cli;

namespace Ecommerce.Tests.Conformance.EventBridge;

/// <summary>
/// The aws CLI against the local EventBridge, and against moto where it plays the same. A call takes a second: few scenarios, each a
/// whole story. Words are AWS's; where moto has others, the row says which.
/// </summary>
public sealed class EventsCliTests
{
    private const string NoCli = "the aws CLI is not on PATH; 'pip install awscli' brings one";
    private const string Pattern = """{"source":["shop"],"detail":{"n":[{"numeric":[">",0]}]}}""";

    public static bool HasCli => AwsCli.IsInstalled;

    public static bool HasMoto => HasCli && Moto.WhyNot is null;

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public Task ARuleLivesFromCreationToDeletion() => RuleAsync(Backend.Ours);

    [Fact(Skip = NoCli, SkipUnless = nameof(HasMoto))]
    public Task ARuleLivesLikewiseInMoto() => RuleAsync(Backend.Moto);

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public Task AnArchiveIsReplayed() => ReplayAsync(Backend.Ours);

    [Fact(Skip = NoCli, SkipUnless = nameof(HasMoto))]
    public Task AnArchiveIsReplayedLikewiseInMoto() => ReplayAsync(Backend.Moto);

    /// <summary>
    /// Where moto does otherwise, and who decides: it has no TestEventPattern, takes wrong patterns, and names no bus for a missing rule.
    /// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
    /// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
    /// </summary>
    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task WrongCallsAreRefusedInAwsWords()
    {
        await using var stage = await EventsStage.StartAsync(Backend.Ours);

        (await stage.Aws.RefusedAsync("events", "describe-rule", "--name", "none")).ShouldEndWith(
            "An error occurred (ResourceNotFoundException) when calling the DescribeRule operation: "
            + "Rule none does not exist on EventBus default.");
        (await stage.Aws.RefusedAsync("events", "put-rule", "--name", "r", "--event-pattern", """{"a":[{"prefix":1}]}""")).ShouldContain(
            "An error occurred (InvalidEventPatternException) when calling the PutRule operation: "
            + "Event pattern is not valid. Reason: prefix match pattern must be a string");
        var @event = """
            {"id":"1","account":"1","source":"shop","time":"2026-01-01T00:00:00Z","region":"r","detail-type":"t","detail":{"n":1}}
            """;
        (await stage.Aws.OkAsync("events", "test-event-pattern", "--event-pattern", Pattern, "--event", @event))
            .GetProperty("Result").GetBoolean().ShouldBeTrue();
        (await stage.Aws.RefusedAsync("events", "list-connections")).ShouldEndWith(
            "An error occurred (UnknownOperationException) when calling the ListConnections operation: "
            + "The operation ListConnections is not supported by the local EventBridge.");
    }

    private static async Task RuleAsync(Backend backend)
    {
        await using var stage = await EventsStage.StartAsync(backend);
        var prefix = $"arn:aws:events:us-east-1:{stage.Account}";
        var queue = $"arn:aws:sqs:us-east-1:{stage.Account}:q";

        (await stage.Aws.OkAsync("events", "create-event-bus", "--name", "shop")).GetProperty("EventBusArn").GetString()
            .ShouldBe($"{prefix}:event-bus/shop");
        (await stage.Aws.OkAsync("events", "put-rule", "--name", "r", "--event-bus-name", "shop", "--event-pattern", Pattern))
            .GetProperty("RuleArn").GetString().ShouldBe($"{prefix}:rule/shop/r");
        var put = await stage.Aws.OkAsync("events", "put-events", "--entries", """
            [{"EventBusName":"shop","Source":"shop","DetailType":"T","Detail":"{\"n\":1}"},{"Source":"shop","DetailType":"T","Detail":"{"},
             {"DetailType":"T","Detail":"{}"}]
            """);
        put.GetProperty("FailedEntryCount").GetInt32().ShouldBe(2);
        Text(put.GetProperty("Entries")[1], "ErrorCode").ShouldBe("MalformedDetail");
        Text(put.GetProperty("Entries")[2], "ErrorMessage").ShouldBe(
            "Parameter Source is not valid. Reason: Source is a required argument.");
        (await stage.Aws.OkAsync(
            "events", "put-targets", "--rule", "r", "--event-bus-name", "shop", "--targets", $"Id=t,Arn={queue}"))
            .GetProperty("FailedEntryCount").GetInt32().ShouldBe(0);
        var rule = (await stage.Aws.OkAsync("events", "list-rules", "--event-bus-name", "shop")).GetProperty("Rules")[0];
        (Text(rule, "Name"), Text(rule, "State"), Text(rule, "EventBusName")).ShouldBe(("r", "ENABLED", "shop"));
        (await stage.Aws.RefusedAsync("events", "delete-rule", "--name", "r", "--event-bus-name", "shop")).ShouldEndWith(
            "(ValidationException) when calling the DeleteRule operation: Rule can't be deleted since it has targets.");
        await stage.Aws.OkAsync("events", "remove-targets", "--rule", "r", "--event-bus-name", "shop", "--ids", "t");
        await stage.Aws.OkAsync("events", "delete-rule", "--name", "r", "--event-bus-name", "shop");
        await stage.Aws.OkAsync("events", "delete-event-bus", "--name", "shop");
        (await stage.Aws.RefusedAsync("events", "describe-event-bus", "--name", "shop")).ShouldEndWith(
            "(ResourceNotFoundException) when calling the DescribeEventBus operation: Event bus shop does not exist.");
    }

    private static async Task ReplayAsync(Backend backend)
    {
        await using var stage = await EventsStage.StartAsync(backend);
        var bus = $"arn:aws:events:us-east-1:{stage.Account}:event-bus/default";
        var archive = $"arn:aws:events:us-east-1:{stage.Account}:archive/a";

        var created = await stage.Aws.OkAsync(
            "events", "create-archive", "--archive-name", "a", "--event-source-arn", bus, "--retention-days", "1");
        (Text(created, "ArchiveArn"), Text(created, "State")).ShouldBe((archive, "ENABLED"));
        await stage.Aws.OkAsync("events", "put-events", "--entries", """[{"Source":"shop","DetailType":"T","Detail":"{}"}]""");
        (await stage.Aws.OkAsync("events", "describe-archive", "--archive-name", "a")).GetProperty("EventCount").GetInt32().ShouldBe(1);
        string[] replay =
        [
            "events", "start-replay", "--replay-name", "again", "--event-source-arn", archive, "--event-start-time", "2020-01-01T00:00:00Z",
            "--destination", $"Arn={bus}", "--event-end-time",
        ];
        (await stage.Aws.RefusedAsync([.. replay, "2019-01-01T00:00:00Z"])).ShouldEndWith(
            "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.");
        Text(await stage.Aws.OkAsync([.. replay, "2030-01-01T00:00:00Z"]), "State").ShouldBe("STARTING");
        (await stage.Aws.RefusedAsync([.. replay, "2030-01-01T00:00:00Z"])).ShouldEndWith("Replay again already exists.");
        (await stage.Aws.OkAsync("events", "list-replays")).GetProperty("Replays")[0].GetProperty("ReplayName").GetString()
            .ShouldBe("again");
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
