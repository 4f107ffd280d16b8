using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace Ecommerce.Bench.Handlers;

/// <summary>What was measured, when and on what, as it is kept in JSON.</summary>
internal sealed record HandlersReport(string Date, Machine Machine, IReadOnlyList<HandlersRow> Rows)
{
    private const string Name = "handlers";

    public static HandlersReport Of(string date, Machine machine, IEnumerable<Summary> summaries) =>
        new(date, machine, [.. summaries.SelectMany(s => s.Reports).Select(HandlersRow.Of)]);

    public void Record()
    {
        Results.Write(Name, this);
        Results.WriteTable(Name, ToTable());
    }

    private string ToTable()
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{Date}, {Machine}.\n\n");
        table.Append("| what | median µs | p95 µs | allocated bytes |\n|---|---|---|---|\n");
        foreach (var row in Rows)
        {
            table.Append(
                CultureInfo.InvariantCulture, $"| {row.What} | {row.MedianUs:0.00} | {row.P95Us:0.00} | {row.AllocatedBytes:0} |\n");
        }

        return table.ToString();
    }
}

/// <summary>How one benchmark did.</summary>
/// <param name="AllocatedBytes">For one operation.</param>
internal sealed record HandlersRow(string What, double MedianUs, double P95Us, long AllocatedBytes)
{
    private const double NanosecondsPerMicrosecond = 1000;

    public static HandlersRow Of(BenchmarkReport report)
    {
        var (benchmark, times) = (report.BenchmarkCase, report.ResultStatistics!);
        var kind = string.Concat(benchmark.Parameters.Items.Select(p => $" {p.Value}"));
        return new(
            benchmark.Descriptor.WorkloadMethodDisplayInfo.Trim('\'') + kind, Round(times.Median), Round(times.Percentiles.P95),
            report.GcStats.GetBytesAllocatedPerOperation(benchmark) ?? 0);
    }

    private static double Round(double nanoseconds) => Math.Round(nanoseconds / NanosecondsPerMicrosecond, 3);
}
