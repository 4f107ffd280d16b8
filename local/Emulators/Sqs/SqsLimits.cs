namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// The bounds of SQS, in one place.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
/// </summary>
public static class SqsLimits
{
    /// <summary>Bytes of a message with its attributes, and of all messages of a batch: 1 MiB since August 2025.</summary>
    public const int MessageBytesMax = 1024 * 1024;

    public const int MessageBytesMaxLeast = 1024;

    public const int BatchEntriesMax = 10;

    public const int BatchEntryIdCharsMax = 80;

    public const int MessageAttributesMax = 10;

    public const int AttributeNameCharsMax = 256;

    public const int AttributeTypeCharsMax = 256;

    /// <summary>Of MessageGroupId and MessageDeduplicationId.</summary>
    public const int MessageTokenCharsMax = 128;

    public const int QueueNameCharsMax = 80;

    public const int QueueTagsMax = 50;

    public const int DelaySecondsMax = 900;

    public const int VisibilitySecondsMax = 43_200;

    public const int RetentionSecondsMin = 60;

    public const int RetentionSecondsMax = 1_209_600;

    public const int WaitSecondsMax = 20;

    public const int ReceivedMessagesMax = 10;

    public const int ListedQueuesMax = 1_000;

    public const int ReceiveCountMax = 1_000;

    public const int AllowedSourcesMax = 10;

    public const int DataKeyReuseSecondsMin = 60;

    public const int DataKeyReuseSecondsMax = 86_400;

    public const int MovedMessagesPerSecondMax = 500;

    public const int ListedMovesMax = 10;

    /// <summary>Messages received and neither deleted nor visible again.</summary>
    public const int InFlightMax = 120_000;

    public static readonly TimeSpan Deduplication = TimeSpan.FromMinutes(5);

    /// <summary>Between two purges of a queue.</summary>
    public static readonly TimeSpan Purging = TimeSpan.FromSeconds(60);

    /// <summary>Before the name of a deleted queue may be used again.</summary>
    public static readonly TimeSpan NameRests = TimeSpan.FromSeconds(60);

    /// <summary>A message can be kept from others this long after it was received, however often that is prolonged.</summary>
    public static readonly TimeSpan VisibilityMax = TimeSpan.FromSeconds(VisibilitySecondsMax);
}
