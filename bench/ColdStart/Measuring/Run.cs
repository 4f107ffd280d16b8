using Ecommerce.Bench.ColdStart.Spawning;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Bench.ColdStart.Measuring;

/// <summary>All entries under one condition, in rounds: each starts once in every round, in an order drawn anew.</summary>
internal static class Run
{
    // The first round fills page caches and compiles what serves them; it is thrown away.
    private const int DiscardedRounds = 1;

    public static IReadOnlyDictionary<Entry, List<Sample>> All(
        IReadOnlyList<Entry> entries, Condition condition, World world, Effort effort, CancellationToken cancellation)
    {
        Random random = new();
        using var quota = condition.MemoryMb is { } memory ? CpuQuota.Of(memory) : null;
        Contestant[] contestants = [.. entries.Select(entry => new Contestant(entry, world))];
        var samples = entries.ToDictionary(entry => entry, _ => new List<Sample>());
        try
        {
            for (var round = 0; round < DiscardedRounds + effort.Rounds; round++)
            {
                foreach (var contestant in Statistics.Shuffle(contestants, random))
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (condition.DropsCache)
                    {
                        PageCache.Drop(contestant.Entry.Launch.Files);
                    }

                    var sample = contestant.Start(quota, condition.HasWarmEvents ? effort.WarmEvents : 0);
                    if (round >= DiscardedRounds)
                    {
                        samples[contestant.Entry].Add(sample);
                    }
                }
            }
        }
        finally
        {
            Array.ForEach(contestants, contestant => contestant.Dispose());
        }

        return samples;
    }
}

/// <summary>How long to measure.</summary>
/// <param name="WarmEvents">How many events each process gets after its first.</param>
internal sealed record Effort(int Rounds, int WarmEvents);
