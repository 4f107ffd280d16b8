using System.Globalization;
using Ecommerce.Bench.ColdStart.Spawning;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Bench.ColdStart.Measuring;

/// <summary>What the machine is like for a start.</summary>
/// <param name="Name">Also its name on the command line: warm, dropped, or megabytes.</param>
/// <param name="DropsCache">Whether the package is read from the disk.</param>
/// <param name="MemoryMb">The function's memory, whose share of a CPU it gets; null: all that there is.</param>
internal sealed record Condition(string Name, bool DropsCache = false, int? MemoryMb = null)
{
    private const int RoundsMin = 2;
    private const int ThrottledShare = 4;
    private const int MemoryMinMb = 128;
    private const int MemoryMaxMb = 1769;

    public static IReadOnlyList<Condition> All { get; } =
        [new("warm"), new("dropped", DropsCache: true), Memory(128), Memory(512), Memory(1024), Memory(MemoryMaxMb)];

    /// <summary>As much as is worth its time: a throttled start is slow, and its hundredth event tells of the throttle alone.</summary>
    public Effort Of(Effort full) => MemoryMb is null
        ? full
        : new(Math.Max(RoundsMin, full.Rounds / ThrottledShare), WarmEvents: 0);

    /// <summary>Whether a row belongs under this condition. A JIT build's start takes seconds on a share of a CPU.</summary>
    public bool Takes(Entry entry) => MemoryMb is null || (entry.Calls != Calls.Http && entry.Kind != Kind.Jit);

    public string Title => (DropsCache, MemoryMb) switch
    {
        (true, _) => "The package's page cache dropped before each start",
        (_, { } memory) => string.Create(
            CultureInfo.InvariantCulture, $"{memory} MB: {memory * 100 / MemoryMaxMb} % of a CPU, init included"),
        _ => "Page cache warm",
    };

    /// <summary>Why it cannot be had on this machine; null: it can.</summary>
    public string? Obstacle => MemoryMb is null ? null : CpuQuota.Obstacle;

    /// <exception cref="UsageException">A name is none of a condition.</exception>
    public static IReadOnlyList<Condition> Parse(string names) => [.. names.Split(',').Select(Of)];

    private static Condition Of(string name)
    {
        if (All.FirstOrDefault(c => c.Name == name) is { } known)
        {
            return known;
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            && memory is >= MemoryMinMb and <= MemoryMaxMb
                ? Memory(memory)
                : throw new UsageException(
                    $"'{name}' is no condition; there is warm, dropped, and {MemoryMinMb} to {MemoryMaxMb} for megabytes");
    }

    private static Condition Memory(int megabytes) => new(megabytes.ToString(CultureInfo.InvariantCulture), MemoryMb: megabytes);
}
