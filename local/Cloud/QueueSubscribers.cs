using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Sns;
using Ecommerce.Local.Emulators.Sqs;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// Queues that are subscribed to topics, and those that take what no subscriber took. SNS sends in its own name, and each queue's policy
/// says for which topic it may.
/// </summary>
public sealed class QueueSubscribers(QueueSender queues) : ISubscribers
{
    public string Protocol => "sqs";

    public async ValueTask<DeliveryOutcome> DeliverAsync(Notification notification, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var message = new JsonObject
        {
            ["MessageBody"] = notification.Body,
            ["MessageAttributes"] = new JsonObject(
                notification.Attributes.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)AttributeOf(one.Value)))),
        };
        var sns = await queues.ServiceAsync("sns.amazonaws.com", notification.TopicArn, notification.Endpoint, cancellation);
        return await queues.SendAsync(sns, notification.Endpoint, message, cancellation) is { } refusal
            ? refusal.MayPass ? DeliveryOutcome.Failed(refusal.Message) : DeliveryOutcome.Refused(refusal.Message)
            : DeliveryOutcome.Delivered;
    }

    private static JsonObject AttributeOf(MessageAttribute attribute) => attribute.Binary is { } binary
        ? new() { ["DataType"] = attribute.DataType, ["BinaryValue"] = Convert.ToBase64String(binary) }
        : new() { ["DataType"] = attribute.DataType, ["StringValue"] = attribute.Text };
}
