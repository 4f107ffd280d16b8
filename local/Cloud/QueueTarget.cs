using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.EventBridge;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// Queues behind rules, and those that take what no target took. EventBridge sends in its own name, and each queue's policy says for which
/// rule it may.
/// </summary>
public sealed class QueueTarget(QueueSender queues) : IEventTarget, IDeadLetterQueue
{
    public string Service => "sqs";

    public async ValueTask<TargetOutcome> DeliverAsync(TargetInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var message = new JsonObject { ["MessageBody"] = Encoding.UTF8.GetString(input.Body.Span) };
        if (input.MessageGroupId is { } group)
        {
            message["MessageGroupId"] = group;
        }

        if (input.TraceHeader is { } trace)
        {
            message["MessageSystemAttributes"] = new JsonObject { ["AWSTraceHeader"] = Text(trace) };
        }

        var refusal = await queues.SendAsync(await EventsAsync(input.Arn, input.RuleArn, cancellation), input.Arn, message, cancellation);
        return refusal is null ? TargetOutcome.Delivered : OutcomeOf(refusal);
    }

    public async ValueTask<TargetOutcome> SendAsync(
        string queueArn, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var message = new JsonObject
        {
            ["MessageBody"] = Encoding.UTF8.GetString(body.Span),
            ["MessageAttributes"] = new JsonObject(attributes.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)Text(a.Value)))),
        };
        var events = await EventsAsync(queueArn, attributes["RULE_ARN"], cancellation);
        var refusal = await queues.SendAsync(events, queueArn, message, cancellation);
        return refusal is null ? TargetOutcome.Delivered : OutcomeOf(refusal);
    }

    private ValueTask<Caller> EventsAsync(string queueArn, string ruleArn, CancellationToken cancellation) =>
        queues.ServiceAsync("events.amazonaws.com", ruleArn, queueArn, cancellation);

    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html: what lacks a right or a target is not tried again.
    private static TargetOutcome OutcomeOf(QueueRefusal refusal) =>
        refusal.IsOfNoQueue ? TargetOutcome.NoResource(refusal.Message)
        : refusal.IsOfNoRight ? new("NO_PERMISSIONS", refusal.Message, MayPass: false)
        : refusal.IsOfTheMessage ? TargetOutcome.Invalid(refusal.Message)
        : TargetOutcome.Failed(refusal.Message);

    private static JsonObject Text(string value) => new() { ["DataType"] = "String", ["StringValue"] = value };
}
