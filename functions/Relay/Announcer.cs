using Ecommerce.Aws.Sns;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Relay;

/// <summary>
/// Carries events on to a topic, for subscribers outside, who filter by attributes: a rule of EventBridge could not set them. The process
/// may die after the topic took a message, and then subscribers get it twice, as they may anyway.
/// </summary>
public sealed class Announcer(SnsClient topics, string topicArn)
{
    /// <summary>Publishes the event in a message; null when the topic has it.</summary>
    public Error? Handle(QueueMessage message)
    {
        if (!Announcement.Read(message.Body).TryGet(out var announcement, out var error))
        {
            return error;
        }

        topics.Publish(topicArn, new TopicMessage(announcement.Detail) { Attributes = announcement.Attributes });
        return null;
    }
}
