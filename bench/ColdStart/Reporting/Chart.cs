using System.Globalization;
using System.Security;
using System.Text;

namespace Ecommerce.Bench.ColdStart.Reporting;

/// <summary>
/// The report's first condition as bars: one row a variant, init and first response one after the other. Lengths are the logarithm of
/// milliseconds, as a floor and Node.js differ by a factor of a hundred.
/// </summary>
internal static class Chart
{
    private const int Width = 760;
    private const int NameWidth = 190;
    private const int BarWidthMax = 420;
    private const int LineHeight = 22;
    private const int HeadHeight = 34;

    private const string Style = """
        <style>text { fill: #24292f } .quiet { fill: #57606a }
        .Floor { fill: #8c959f } .Native { fill: #1f6feb } .Jit, .Peer { fill: #bf8700 }
        @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .quiet { fill: #8d96a0 } }</style>
        """;

    /// <exception cref="ArgumentException">The report has no table.</exception>
    public static string Of(Report report)
    {
        if (report.Tables.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw", nameof(report));
        }

        Table[] tables = [.. report.Tables.Where(t => t.Condition == report.Tables[0].Condition && t.Calls != "Http")];
        var longest = tables.Max(t => t.Rows.Max(r => r.TotalMs));
        StringBuilder body = new();
        var y = 0;
        foreach (var table in tables)
        {
            y += HeadHeight;
            Text(body, 0, y - 10, $"Cold start, {Markdown.Words(table.Calls)}", "font-weight=\"600\"");
            foreach (var row in table.Rows)
            {
                Bar(body, row, y, longest);
                y += LineHeight;
            }
        }

        Text(body, 0, y + LineHeight, "Milliseconds from spawn to first response, median, on a logarithmic scale", "class=\"quiet\"");
        Text(body, 0, y + (2 * LineHeight), $"{report.Date}, {report.Machine}", "class=\"quiet\"");
        var size = string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {y + (3 * LineHeight)}");
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" font-family="system-ui, sans-serif" font-size="13">
            {Style}
            {body}</svg>

            """;
    }

    private static void Bar(StringBuilder body, Row row, int y, double longest)
    {
        var width = BarWidthMax * Math.Log(1 + row.TotalMs) / Math.Log(1 + longest);
        Text(body, 0, y + 14, row.Name, "");
        var place = string.Create(CultureInfo.InvariantCulture, $"x=\"{NameWidth}\" y=\"{y + 3}\" width=\"{width:0.0}\" height=\"14\"");
        body.Append($"<rect class=\"{row.Kind}\" {place} rx=\"2\"/>\n");
        var ratio = row.TotalRatio is { } times ? string.Create(CultureInfo.InvariantCulture, $" ({times:0.0}× C)") : "";
        var words = string.Create(CultureInfo.InvariantCulture, $"{row.TotalMs:0.0} ms{ratio}");
        Text(body, (int)(NameWidth + width) + 6, y + 14, words, "class=\"quiet\"");
    }

    private static void Text(StringBuilder body, int x, int y, string words, string attributes) =>
        body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" {attributes}>{SecurityElement.Escape(words)}</text>\n");
}
