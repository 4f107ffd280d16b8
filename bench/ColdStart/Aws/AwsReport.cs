using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Bench.ColdStart.Serving;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>All that a run on AWS found, as it is kept in JSON.</summary>
/// <param name="Where">The stack, and where it is: <c>dev in eu-west-1</c>.</param>
internal sealed record AwsReport(
    string Date, string Where, int Rounds, int WarmCalls, IReadOnlyList<AwsTable> Tables, IReadOnlyList<Miss> Misses)
{
    /// <exception cref="BrokenVariantException">A target was never seen to start.</exception>
    public static AwsReport Of(string date, string where, Effort effort, IReadOnlyDictionary<Target, Tally> tallies) => new(
        date, where, effort.Rounds, effort.WarmEvents,
        [
            .. from entry in tallies
               group entry by entry.Key.Calls into calls
               orderby calls.Key
               select new AwsTable(Target.Words(calls.Key), [.. calls.Select(e => AwsRow.Of(e.Key, e.Value)).OrderBy(r => r.TotalMs)]),
        ],
        [
            .. from entry in tallies
               from miss in entry.Value.Misses
               group miss by (Target: entry.Key.ToString(), Reason: miss) into same
               select new Miss(same.Key.Target, same.Key.Reason, same.Count()),
        ]);
}

/// <summary>What can be compared: functions that were asked for the same kind of work.</summary>
internal sealed record AwsTable(string Calls, IReadOnlyList<AwsRow> Rows);

/// <summary>What was not counted, and how often.</summary>
internal sealed record Miss(string Name, string Reason, int Times);

/// <summary>How one function did. Times are medians where their name says nothing else.</summary>
/// <param name="BilledMs">Of the first invocation, init included where AWS bills it.</param>
/// <param name="MemoryUsedMb">The most at any first invocation.</param>
/// <param name="CodeBytes">Of the package, which is a zip; null where it is not told.</param>
internal sealed record AwsRow(
    string Name, int Samples, double InitMs, double InitP10Ms, double InitP90Ms, double FirstMs, double TotalMs, double? WarmMs,
    double BilledMs, int MemoryUsedMb, int MemoryMb, long? CodeBytes, string Architecture)
{
    public static AwsRow Of(Target target, Tally tally)
    {
        var samples = tally.Samples;
        if (samples.Count == 0 || tally.State is not { } state)
        {
            throw new BrokenVariantException($"{target} was never seen to start: {tally.Misses.FirstOrDefault()}");
        }

        double[] warm = [.. samples.Where(s => s.WarmMs is not null).Select(s => s.WarmMs!.Value)];
        return new(
            target.Name, samples.Count, Median(samples, s => s.InitMs), Round(Statistics.Quantile(samples.Select(s => s.InitMs), 0.1)),
            Round(Statistics.Quantile(samples.Select(s => s.InitMs), 0.9)), Median(samples, s => s.FirstMs),
            Median(samples, s => s.TotalMs), warm.Length > 0 ? Round(Statistics.Median(warm)) : null, Median(samples, s => s.BilledMs),
            samples.Max(s => s.MemoryUsedMb), state.MemoryMb, state.CodeBytes, state.Architecture);
    }

    private static double Median(IEnumerable<AwsSample> samples, Func<AwsSample, double> of) =>
        Round(Statistics.Median(samples.Select(of)));

    private static double Round(double value) => Math.Round(value, 3);
}
