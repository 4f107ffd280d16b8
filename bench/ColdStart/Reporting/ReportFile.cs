using System.Text.Json;

namespace Ecommerce.Bench.ColdStart.Reporting;

/// <summary>Where a report is kept and shown: results, the table in the README, and the chart.</summary>
internal static class ReportFile
{
    private const string Name = "cold-start";

    public static Report Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Report>(File.ReadAllText(path), Results.Json)
                ?? throw new UsageException($"{path} holds no report");
        }
        catch (Exception broken) when (broken is JsonException or IOException)
        {
            throw new UsageException($"{path} cannot be read: {broken.Message}");
        }
    }

    public static void Record(Report report)
    {
        Results.Write(Name, report);
        Results.WriteTable(Name, Markdown.Of(report));
        File.WriteAllText(Path.Combine(Results.Root(), "docs", $"{Name}.svg"), Chart.Of(report));
    }
}
