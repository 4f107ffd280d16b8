namespace Ecommerce.Local;

/// <summary>Bounds of the commands. Those of the emulators stand beside each.</summary>
public static class LocalLimits
{
    /// <summary>Bytes of a seed file.</summary>
    public const long SeedFileBytesMax = 64 * 1024 * 1024;

    /// <summary>Products of a seed file.</summary>
    public const int SeedProductsMax = 50_000;

    /// <summary>Mistakes of a seed file that are told before the rest is only counted.</summary>
    public const int SeedMistakesTold = 20;

    /// <summary>Products between two lines of progress, at least.</summary>
    public const int SeedStepMin = 100;

    /// <summary>Requests that a command has under way at once.</summary>
    public const int RequestsParallel = 6;

    /// <summary>How often a request of a command is tried before it gives up.</summary>
    public const int RequestTriesMax = 8;

    /// <summary>Between two looks at the shop's time by a command that waits for it.</summary>
    public static readonly TimeSpan WaitLook = TimeSpan.FromSeconds(1);

    /// <summary>Between two lines of such a command.</summary>
    public static readonly TimeSpan WaitTold = TimeSpan.FromSeconds(10);

    /// <summary>How often a data folder is tried that another command looks at just now.</summary>
    public const int LockTriesMax = 10;

    /// <summary>Between two tries.</summary>
    public static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Between two sweeps of expired items. AWS promises days; a developer wants to see it.</summary>
    public static readonly TimeSpan Sweeping = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks of a command at what the shop does for it.</summary>
    public static readonly TimeSpan Watching = TimeSpan.FromMilliseconds(200);

    /// <summary>How long an orderly stop may take before what is left is cut off.</summary>
    public static readonly TimeSpan Stopping = TimeSpan.FromSeconds(10);
}
