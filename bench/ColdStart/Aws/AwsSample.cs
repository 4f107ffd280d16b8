namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>One cold start, as Lambda tells it.</summary>
/// <param name="WarmMs">The median of the invocations after the first; null where there were none.</param>
internal sealed record AwsSample(double InitMs, double FirstMs, double BilledMs, int MemoryUsedMb, double? WarmMs)
{
    public double TotalMs => InitMs + FirstMs;
}

/// <summary>All that was seen of a target.</summary>
internal sealed class Tally
{
    public List<AwsSample> Samples { get; } = [];

    /// <summary>What went otherwise than asked, though every answer was right: it is told and not counted.</summary>
    public List<string> Misses { get; } = [];

    /// <summary>As it was at the last start.</summary>
    public FunctionState? State { get; set; }
}
