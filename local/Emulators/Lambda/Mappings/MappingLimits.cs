namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Bounds of what reads sources for functions.</summary>
internal static class MappingLimits
{
    /// <summary>The longest poll that SQS allows.</summary>
    public static readonly TimeSpan QueueWait = TimeSpan.FromSeconds(20);

    /// <summary>Records that are taken from a shard at once, before they are filtered.</summary>
    public const int RecordsMax = 100;

    /// <summary>Before a source is asked again that could not be read or that the role may not read.</summary>
    public static readonly TimeSpan Refused = TimeSpan.FromSeconds(1);

    /// <summary>Before what failed or was throttled is tried again; it doubles each time, up to <see cref="PauseMax"/>.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(10);

    /// <summary>How long before another attempt, after so many.</summary>
    public static TimeSpan After(int attempts)
    {
        var pause = Pause * Math.Pow(2, Math.Min(attempts, 16));
        return pause < PauseMax ? pause : PauseMax;
    }
}
