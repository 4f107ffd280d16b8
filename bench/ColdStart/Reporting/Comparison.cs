using System.Globalization;
using System.Text;

namespace Ecommerce.Bench.ColdStart.Reporting;

/// <summary>
/// How a report differs from an earlier one, row by row. Ratios to the floor are what is compared where there are any, since both
/// reports carry the load of their own hour.
/// </summary>
internal static class Comparison
{
    public static string Of(Report earlier, Report now)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Now : {earlier.Date}; below 1 is better.\n\n");
        text.Append("| variant | condition | calls | total | total to floor | CPU to floor | warm to floor | peak | size |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|\n");
        var rows =
            from table in now.Tables
            from row in table.Rows
            let before = Find(earlier, table, row.Name)
            where before is not null
            select Line(table, row, before);
        return text.AppendJoin('\n', rows).Append('\n').ToString();
    }

    private static Row? Find(Report report, Table like, string name) =>
        report.Tables.FirstOrDefault(table => table.Condition == like.Condition && table.Calls == like.Calls)?
            .Rows.FirstOrDefault(row => row.Name == name);

    private static string Line(Table table, Row now, Row before) =>
        $"| {now.Name} | {table.Condition} | {Markdown.Words(table.Calls)} | {Ratio(now.TotalMs, before.TotalMs)} "
        + $"| {Ratio(now.TotalRatio, before.TotalRatio)} | {Ratio(now.CpuRatio, before.CpuRatio)} "
        + $"| {Ratio(now.WarmRatio, before.WarmRatio)} | {Ratio(now.PeakMb, before.PeakMb)} | {Ratio(now.SizeMb, before.SizeMb)} |";

    private static string Ratio(double? now, double? before) =>
        now is { } figure && before is > 0 ? (figure / before.Value).ToString("0.00", CultureInfo.InvariantCulture) : "–";
}
