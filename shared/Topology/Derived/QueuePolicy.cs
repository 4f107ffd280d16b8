using System.Text.Json.Nodes;

namespace Ecommerce.Topology;

/// <summary>
/// Whom a queue lets in, and where it puts aside. Its rule may send, in its own name (EventBridge user guide, "Using resource-based
/// policies for Amazon EventBridge"). Nobody else is refused, only not allowed: whoever redrives a dead-letter queue sends too.
/// </summary>
public static class QueuePolicy
{
    public static string Of(QueueSpec queue, Place place, bool indented = false) =>
        Of(queue.Arn(place), queue.Rule.Arn(place), indented);

    public static string Of(DeadLetterSpec deadLetter, Place place, bool indented = false) =>
        Of(deadLetter.Arn(place), deadLetter.SenderArn(place), indented);

    /// <summary>When a message is put aside, and where.</summary>
    public static string Redrive(QueueSpec queue, Place place) => new JsonObject
    {
        ["deadLetterTargetArn"] = queue.DeadLetter.Arn(place),
        ["maxReceiveCount"] = QueueSpec.ReceivesMax,
    }.ToJsonString();

    /// <summary>Which queue may put aside here; what does not come from a queue needs no such word.</summary>
    public static string RedriveAllow(DeadLetterSpec deadLetter, Place place) => (deadLetter.Source is { } source
        ? new JsonObject { ["redrivePermission"] = "byQueue", ["sourceQueueArns"] = new JsonArray(source.Arn(place)) }
        : new JsonObject { ["redrivePermission"] = "denyAll" }).ToJsonString();

    private static string Of(string queue, string? sender, bool indented) => ResourcePolicy.Of(
    [
        .. sender is null ? [] : (ResourceStatement[])
        [
            new("Events", Party.Service("events.amazonaws.com"), ["sqs:SendMessage"], queue,
                new Condition("ArnEquals", "aws:SourceArn", sender)),
        ],
        ResourceStatement.TlsOnly("sqs:*", queue),
    ], indented);
}
