using System.Globalization;
using System.Text;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>A report as tables of Markdown.</summary>
internal static class AwsMarkdown
{
    private const double Mega = 1e6;

    private const string Head = """
        | function | n | init | p10 | p90 | first | total | warm | billed | used MB | memory MB | package MB | architecture |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    public static string Of(AwsReport report)
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{report.Date}, {report.Where}; {report.Rounds} rounds, {report.WarmCalls} warm calls after each start.\n");
        foreach (var table in report.Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{char.ToUpperInvariant(table.Calls[0])}{table.Calls[1..]}.**\n\n{Head}\n");
            text.AppendJoin('\n', table.Rows.Select(Line)).Append('\n');
        }

        foreach (var miss in report.Misses)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nNot counted: {miss.Name}, {miss.Times} ×: {miss.Reason}.\n");
        }

        return text.ToString();
    }

    private static string Line(AwsRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Name} | {row.Samples} | {row.InitMs:0.00} | {row.InitP10Ms:0.00} | {row.InitP90Ms:0.00} | {row.FirstMs:0.00} "
        + $"| {row.TotalMs:0.00} | {Optional(row.WarmMs)} | {row.BilledMs:0} | {row.MemoryUsedMb} | {row.MemoryMb} "
        + $"| {Optional(row.CodeBytes / Mega)} | {row.Architecture} |");

    private static string Optional(double? figure) => figure?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}
