namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// Every bound of the local SNS: AWS's quotas as a new account has them, then our own.
/// https://docs.aws.amazon.com/general/latest/gr/sns.html
/// </summary>
public static class SnsLimits
{
    public const int TopicsMax = 100_000;

    public const int TopicNameCharsMax = 256;

    /// <summary>Of a message with its attributes, and of all messages of one PublishBatch together.</summary>
    public const int MessageBytesMax = 256 * 1024;

    public const int SubjectCharsMax = 99;

    public const int AttributeNameCharsMax = 256;

    public const int BatchEntriesMax = 10;

    public const int BatchEntryIdCharsMax = 80;

    public const int TagsMax = 50;

    /// <summary>https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html</summary>
    public const int FilterPoliciesPerTopicMax = 200;

    public const int FilterPolicyBytesMax = 256 * 1024;

    public const int FilterPolicyKeysMax = 5;

    /// <summary>What the values of a filter policy come to when they are multiplied, nested ones times their depth.</summary>
    public const int FilterPolicyCombinationsMax = 150;

    /// <summary>Topics or subscriptions in one page of a list.</summary>
    public const int PageMax = 100;

    /// <summary>
    /// Retries of a delivery to a queue or a function: at once, then a second apart, then with longer and longer waits, then with the
    /// longest, which takes 23 days.
    /// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
    /// </summary>
    public const int RetriesAtOnceMax = 3;

    public const int RetriesSoonMax = 2;

    public const int RetriesBackingOffMax = 10;

    public const int RetriesSlowMax = 100_000;

    public static readonly TimeSpan RetryFirst = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan RetryLast = TimeSpan.FromSeconds(20);

    /// <summary>Deliveries under way at once. Each waits for its subscriber without a thread.</summary>
    public const int DeliveriesMax = 256;

    /// <summary>Lost deliveries that the console remembers.</summary>
    public const int RecentMax = 100;

    /// <summary>How often, by the machine's clock, it is looked for deliveries that have become due.</summary>
    public static readonly TimeSpan Polling = TimeSpan.FromSeconds(1);
}
