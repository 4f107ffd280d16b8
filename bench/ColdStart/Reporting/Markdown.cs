using System.Globalization;
using System.Text;

namespace Ecommerce.Bench.ColdStart.Reporting;

/// <summary>A report as tables of Markdown, which a terminal shows well enough too.</summary>
internal static class Markdown
{
    private const string Head = """
        | variant | n | init | first | total | p10 | p90 | CPU | of it first | warm µs | peak MB | size MB | × total | × CPU | × warm |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    public static string Of(Report report)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{report.Date}, {report.Machine}; {report.Rounds} rounds, fewer on a share of a CPU.\n");
        foreach (var table in report.Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{table.Title}; {Words(table.Calls)}.**\n\n{Head}\n");
            text.AppendJoin('\n', table.Rows.Select(Line)).Append('\n');
        }

        foreach (var skip in report.Skips)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nLeft out: {skip.Name}, as {skip.Reason}.\n");
        }

        return text.ToString();
    }

    public static string Words(string calls) => calls switch
    {
        "None" => "no call",
        "Tls" => "one DynamoDB read over TLS",
        "Http" => "one DynamoDB read over plain HTTP",
        _ => calls,
    };

    private static string Line(Row row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Name} | {row.Samples} | {row.InitMs:0.00} | {row.FirstMs:0.00} | {row.TotalMs:0.00} | {row.P10Ms:0.00} "
        + $"| {row.P90Ms:0.00} | {row.CpuMs:0.00} | {row.FirstCpuMs:0.00} | {Optional(row.WarmUs, "0")} | {row.PeakMb:0.0} "
        + $"| {row.SizeMb:0.00} | {Optional(row.TotalRatio, "0.00")} | {Optional(row.CpuRatio, "0.00")} "
        + $"| {Optional(row.WarmRatio, "0.00")} |");

    private static string Optional(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
