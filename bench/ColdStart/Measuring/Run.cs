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
        var (rounds, warmEvents) = condition.Of(effort);
        Contestant[] contestants = [.. entries.Where(condition.Takes).Select(entry => new Contestant(entry, world))];
        var samples = contestants.ToDictionary(contestant => contestant.Entry, _ => new List<Sample>());
        try
        {
            for (var round = 0; round < DiscardedRounds + rounds; round++)
            {
                foreach (var contestant in Statistics.Shuffle(contestants, random))
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (condition.DropsCache)
                    {
                        PageCache.Drop(contestant.Entry.Launch.Files);
                    }

                    var sample = contestant.Start(condition.MemoryMb, warmEvents);
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
