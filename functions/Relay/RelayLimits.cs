namespace Ecommerce.Functions.Relay;

/// <summary>Every bound of this service.</summary>
public static class RelayLimits
{
    /// <summary>
    /// What the entries of one call weigh together, as EventBridge counts them: 1 MB (256 KB until 29 January 2026; EventBridge user
    /// guide, "Sending events with PutEvents"). One that is heavier alone is sent alone, so that its refusal is its own.
    /// </summary>
    public const int CallBytesMax = 1_000_000;

    /// <summary>Rows that a sweep takes at once out of one shard of the index.</summary>
    public const int SweepPageRowsMax = 50;

    /// <summary>Pages that a sweep takes of one shard in one round; what is left waits for the next minute.</summary>
    public const int SweepPagesMax = 10;

    /// <summary>
    /// How old a row must be before a sweep takes it. A row younger than this is the stream's: its first try is over by then, that of a
    /// stream that works.
    /// </summary>
    public static readonly TimeSpan SweepAgeMin = TimeSpan.FromMinutes(1);

    /// <summary>What must be left of an invocation for another call to the bus: a call, its marks and the answer.</summary>
    public static readonly TimeSpan TimeToPublish = TimeSpan.FromSeconds(5);
}
