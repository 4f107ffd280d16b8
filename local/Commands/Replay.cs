using System.Globalization;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Local.Commands;

/// <summary>Which events are replayed, by the time that each says of itself.</summary>
/// <param name="Now">By the shop's time; it makes the replay's name.</param>
internal readonly record struct ReplaySpan(DateTimeOffset From, DateTimeOffset To, DateTimeOffset Now);

/// <summary>One replay of the bus's archive, as EventBridge does it.</summary>
internal sealed class Replay(OperatorClient client, TextWriter told)
{
    private const string Completed = "completed  every event is on the bus again; who hears it may still be at work";

    private static readonly Shop s_shop = Shop.Describe();
    private static readonly Place s_place = new(FunctionConfig.Region, FunctionConfig.Account);

    /// <summary>Starts it and waits for its end. Returns the exit code.</summary>
    public async Task<int> RunAsync(ReplaySpan span, string? @event, CancellationToken cancellation)
    {
        if (span.From >= span.To)
        {
            throw new LocalException($"--from must be before --to: {Text(span.From)} is not before {Text(span.To)}");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"local-{span.Now:yyyyMMdd'T'HHmmssfff}");
        var rules = @event is null ? [] : RulesFor(@event);
        await AskAsync("StartReplay", Request(name, span, rules), cancellation);
        var whom = rules.Count == 0 ? "everybody who hears them" : string.Join(", ", rules.Select(rule => rule.Name));
        await told.WriteLineAsync($"replay     {name}: {Text(span.From)} to {Text(span.To)}, to {whom}");
        return await UntilItEndsAsync(name, cancellation);
    }

    private async Task<int> UntilItEndsAsync(string name, CancellationToken cancellation)
    {
        var last = "";
        while (true)
        {
            var replay = await AskAsync("DescribeReplay", new() { ["ReplayName"] = name }, cancellation);
            var seconds = (double?)replay["EventLastReplayedTime"];
            if (seconds is { } at && Text(DateTimeOffset.UnixEpoch.AddSeconds(at)) is var reached && reached != last)
            {
                last = reached;
                await told.WriteLineAsync($"replaying  up to {reached}");
            }

            switch ((string)replay["State"]!)
            {
                case "COMPLETED":
                    await told.WriteLineAsync(last.Length == 0 ? "completed  the archive has no event of that time" : Completed);
                    return ExitCode.Done;
                case "FAILED" or "CANCELLED":
                    var reason = replay["StateReason"] ?? "no reason given";
                    throw new LocalException($"The replay {name} ended as {replay["State"]}: {reason}");
            }

            await Task.Delay(LocalLimits.Watching, cancellation);
        }
    }

    // Never none: a rule of the topology sees to it that somebody hears each event.
    private static IReadOnlyList<RuleSpec> RulesFor(string @event) =>
        [.. s_shop.Rules.Where(rule => rule.Events.Any(e => e.Name == @event))];

    private static JsonObject Request(string name, ReplaySpan span, IReadOnlyList<RuleSpec> rules)
    {
        var destination = new JsonObject { ["Arn"] = Platform.Bus.Arn(s_place) };
        if (rules.Count > 0)
        {
            destination["FilterArns"] = new JsonArray([.. rules.Select(rule => (JsonNode)rule.Arn(s_place))]);
        }

        return new()
        {
            ["ReplayName"] = name,
            ["EventSourceArn"] = s_place.Arn("events", $"archive/{Platform.Bus.NameIn(s_place)}"),
            ["EventStartTime"] = Seconds(span.From),
            ["EventEndTime"] = Seconds(span.To),
            ["Destination"] = destination,
        };
    }

    private Task<JsonNode> AskAsync(string operation, JsonObject body, CancellationToken cancellation) =>
        client.AskAsync(AwsApi.Events, operation, body, cancellation);

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1_000.0;

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
