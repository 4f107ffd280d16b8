using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Bench.ColdStart.Reporting;

/// <summary>All that a run found, as it is kept in JSON.</summary>
internal sealed record Report(
    string Date, Machine Machine, int Rounds, int WarmEvents, IReadOnlyList<Table> Tables, IReadOnlyList<Skip> Skips);

/// <summary>What can be compared: the same condition, the same calls, in the same rounds.</summary>
internal sealed record Table(string Condition, string Title, string Calls, IReadOnlyList<Row> Rows)
{
    /// <summary>The tables of one run under one condition.</summary>
    public static IEnumerable<Table> Of(Condition condition, IReadOnlyDictionary<Entry, List<Sample>> samples) =>
        from entry in samples
        group entry by entry.Key.Calls into calls
        orderby calls.Key
        let floor = calls.FirstOrDefault(e => e.Key.Kind == Kind.Floor).Value
        select new Table(
            condition.Name, condition.Title, calls.Key.ToString(),
            [.. calls.Select(e => Row.Of(e.Key, e.Value, floor)).OrderBy(row => row.TotalMs)]);
}

/// <summary>How one variant did. Times are medians; ratios are to the floor of the same table, null where there is none.</summary>
internal sealed record Row(
    string Name, string Kind, int Samples, double InitMs, double FirstMs, double TotalMs, double P10Ms, double P90Ms, double CpuMs,
    double FirstCpuMs, double? WarmUs, double PeakMb, double SizeMb, double? TotalRatio, double? CpuRatio, double? WarmRatio)
{
    private const double Mega = 1e6;
    private const double KibibytesPerMegabyte = Mega / 1024;

    public static Row Of(Entry entry, IReadOnlyList<Sample> samples, IReadOnlyList<Sample>? floor)
    {
        var (total, cpu) = (Median(samples, s => s.TotalMs), Median(samples, s => s.CpuMs));
        double? warm = HasWarm(samples) ? Median(samples, s => s.WarmUs!.Value) : null;
        return new(
            entry.Name, entry.Kind.ToString(), samples.Count,
            Round(Median(samples, s => s.InitMs)), Round(Median(samples, s => s.FirstMs)), Round(total),
            Round(TotalAt(samples, 0.1)), Round(TotalAt(samples, 0.9)),
            Round(cpu), Round(Median(samples, s => s.FirstCpuMs)), warm is { } us ? Math.Round(us, 1) : null,
            Round(Median(samples, s => s.PeakKib) / KibibytesPerMegabyte), Round(entry.Launch.Bytes / Mega),
            Ratio(total, floor, s => s.TotalMs), Ratio(cpu, floor, s => s.CpuMs),
            warm is { } own && floor is not null && HasWarm(floor) ? Ratio(own, floor, s => s.WarmUs!.Value) : null);
    }

    private static bool HasWarm(IReadOnlyList<Sample> samples) => samples.All(s => s.WarmUs is not null);

    private static double Median(IReadOnlyList<Sample> samples, Func<Sample, double> of) => Statistics.Median(samples.Select(of));

    private static double TotalAt(IReadOnlyList<Sample> samples, double share) =>
        Statistics.Quantile(samples.Select(s => s.TotalMs), share);

    private static double? Ratio(double own, IReadOnlyList<Sample>? floor, Func<Sample, double> of) =>
        floor is null ? null : Round(own / Median(floor, of));

    private static double Round(double value) => Math.Round(value, 3);
}
