namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// Every bound of the local EventBridge: AWS's quotas as a new account has them, then our own.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
/// </summary>
public static class EventLimits
{
    public const int EntriesMax = 10;

    /// <summary>
    /// Of all entries of one request, as AWS counts them. It was 256 KB until 29 January 2026.
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
    /// </summary>
    public const int EntriesBytesMax = 1024 * 1024;

    public const int BusesMax = 100;

    public const int RulesPerBusMax = 300;

    public const int TargetsPerRuleMax = 5;

    public const int PatternCharsMax = 4096;

    public const int TemplateVariablesMax = 100;

    public const int ReplaysActiveMax = 10;

    public const int TagsMax = 50;

    /// <summary>Names in one page of a list, and how many come where nobody says.</summary>
    public const int PageMax = 100;

    public const int RetryAttemptsDefault = 185;

    public const int EventAgeSecondsDefault = 86_400;

    /// <summary>Levels of nested objects and arrays in an event.</summary>
    public const int DepthMax = 1_000;

    /// <summary>The first wait before a delivery is tried again, doubled by each further one; AWS does not say its own.</summary>
    public static readonly TimeSpan RetryFirst = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan RetryLast = TimeSpan.FromMinutes(10);

    /// <summary>Deliveries under way at once. Each waits for its target without a thread.</summary>
    public const int DeliveriesMax = 256;

    /// <summary>Archived events that one step of a replay puts on the bus, so that others can write between two.</summary>
    public const int ReplayStepMax = 100;

    /// <summary>Events and lost deliveries that the console remembers.</summary>
    public const int RecentMax = 100;

    /// <summary>Of an event that the console remembers; of a longer one it remembers the rest.</summary>
    public const int RecentBytesMax = 16 * 1024;

    /// <summary>How often, by the machine's clock, it is looked for deliveries that have become due.</summary>
    public static readonly TimeSpan Polling = TimeSpan.FromSeconds(1);
}
