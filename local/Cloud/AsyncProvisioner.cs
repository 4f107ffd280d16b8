using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// Makes the queues, the bus and its rules of what the topology says, and makes those of an earlier run into what it says now. What is as
/// it should be is left alone.
/// </summary>
public sealed class AsyncProvisioner(AsyncEdges edges, Place place, IEmulator queues, IEmulator events)
{
    private const string TargetId = "target";

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var dead in edges.DeadLetters)
        {
            await QueueAsync(dead.NameIn(place), Attributes(dead), cancellation);
        }

        foreach (var queue in edges.Queues)
        {
            await QueueAsync(queue.NameIn(place), Attributes(queue), cancellation);
        }

        foreach (var bus in edges.Buses)
        {
            await BusAsync(bus, cancellation);
            await RulesAsync(bus, cancellation);
        }
    }

    private async Task QueueAsync(string name, JsonObject wanted, CancellationToken cancellation)
    {
        var url = (string)(await SqsAsync("CreateQueue", new() { ["QueueName"] = name }, cancellation))["QueueUrl"]!;
        var ask = new JsonObject { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") };
        var there = (await SqsAsync("GetQueueAttributes", ask, cancellation))["Attributes"]!;
        if (wanted.Any(attribute => (string?)there[attribute.Key] != (string?)attribute.Value))
        {
            await SqsAsync("SetQueueAttributes", new() { ["QueueUrl"] = url, ["Attributes"] = wanted }, cancellation);
        }
    }

    private JsonObject Attributes(QueueSpec queue) => new()
    {
        ["Policy"] = QueuePolicy.Of(queue, place),
        ["RedrivePolicy"] = QueuePolicy.Redrive(queue, place),
        ["VisibilityTimeout"] = Seconds(queue.Visibility),
        ["DelaySeconds"] = Seconds(queue.Delay),
        ["MessageRetentionPeriod"] = Seconds(QueueSpec.Retention),
    };

    private JsonObject Attributes(DeadLetterSpec dead) => new()
    {
        ["Policy"] = QueuePolicy.Of(dead, place),
        ["RedriveAllowPolicy"] = QueuePolicy.RedriveAllow(dead, place),
        ["MessageRetentionPeriod"] = Seconds(DeadLetterSpec.Retention),
    };

    // Its key and its own dead-letter queue are left out: nothing is encrypted here, so nothing can fail for want of the key.
    private async Task BusAsync(BusSpec bus, CancellationToken cancellation)
    {
        var name = bus.NameIn(place);
        var buses = await EventsAsync("ListEventBuses", new() { ["NamePrefix"] = name }, cancellation);
        if (!buses["EventBuses"]!.AsArray().Any(one => (string?)one!["Name"] == name))
        {
            await EventsAsync("CreateEventBus", new() { ["Name"] = name }, cancellation);
        }

        var archive = new JsonObject { ["ArchiveName"] = name, ["RetentionDays"] = (int)bus.ArchivedFor.TotalDays };
        var archives = await EventsAsync("ListArchives", new() { ["NamePrefix"] = name }, cancellation);
        var isThere = archives["Archives"]!.AsArray().Any(one => (string?)one!["ArchiveName"] == name);
        if (!isThere)
        {
            archive["EventSourceArn"] = bus.Arn(place);
        }

        await EventsAsync(isThere ? "UpdateArchive" : "CreateArchive", archive, cancellation);
    }

    private async Task RulesAsync(BusSpec bus, CancellationToken cancellation)
    {
        var name = bus.NameIn(place);
        var wanted = edges.Rules.Where(rule => rule.Bus == bus).ToArray();
        var there = await EventsAsync("ListRules", new() { ["EventBusName"] = name }, cancellation);
        var gone = there["Rules"]!.AsArray().Select(rule => (string)rule!["Name"]!).Except(wanted.Select(rule => rule.NameIn(place)));
        foreach (var rule in gone)
        {
            await EventsAsync(
                "RemoveTargets", new() { ["Rule"] = rule, ["EventBusName"] = name, ["Ids"] = new JsonArray(TargetId) }, cancellation);
            await EventsAsync("DeleteRule", new() { ["Name"] = rule, ["EventBusName"] = name }, cancellation);
        }

        foreach (var rule in wanted)
        {
            var pattern = EventPattern.Of(rule);
            await EventsAsync(
                "PutRule", new() { ["Name"] = rule.NameIn(place), ["EventBusName"] = name, ["EventPattern"] = pattern }, cancellation);
            await EventsAsync("PutTargets", TargetOf(rule), cancellation);
        }
    }

    private JsonObject TargetOf(RuleSpec rule)
    {
        var target = new JsonObject
        {
            ["Id"] = TargetId,
            ["Arn"] = rule.Target.Arn(place),
            ["DeadLetterConfig"] = new JsonObject { ["Arn"] = rule.DeadLetter.Arn(place) },
            ["RetryPolicy"] = new JsonObject
            {
                ["MaximumRetryAttempts"] = RuleSpec.RetriesMax,
                ["MaximumEventAgeInSeconds"] = (int)RuleSpec.AgeMax.TotalSeconds,
            },
        };
        return new()
        {
            ["Rule"] = rule.NameIn(place), ["EventBusName"] = rule.Bus.NameIn(place), ["Targets"] = new JsonArray(target),
        };
    }

    private Task<JsonNode> SqsAsync(string operation, JsonObject body, CancellationToken cancellation) =>
        DoAsync(queues, $"AmazonSQS.{operation}", body, cancellation);

    private Task<JsonNode> EventsAsync(string operation, JsonObject body, CancellationToken cancellation) =>
        DoAsync(events, $"AWSEvents.{operation}", body, cancellation);

    private static async Task<JsonNode> DoAsync(IEmulator service, string target, JsonObject body, CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = target };
        var call = new AwsCall("POST", "/", "", headers, JsonSerializer.SerializeToUtf8Bytes(body)) { Caller = Caller.Owner };
        var reply = await service.HandleAsync(call, cancellation);
        var answer = reply.Body.IsEmpty ? new JsonObject() : JsonNode.Parse(reply.Body.Span)!;
        return reply.Status == 200 ? answer : throw new InvalidOperationException($"{target} of {body.ToJsonString()} failed: {answer}");
    }

    private static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
