using System.Globalization;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>
/// What Lambda itself says of an invocation at the end of its log (AWS Lambda developer guide, "Sending Lambda function logs to
/// CloudWatch Logs"): fields between tabs, times in ms and memory in MB.
/// </summary>
/// <param name="InitMs">How long the instance took to start, where this was its first invocation; null: it was there already.</param>
/// <param name="IsRestored">A snapshot was resumed (SnapStart): that is no start of a process.</param>
internal sealed record ReportLine(
    double DurationMs, double BilledMs, int MemoryMb, int MemoryUsedMb, double? InitMs = null, bool IsRestored = false)
{
    private const string Beginning = "REPORT RequestId: ";
    private const string Ms = " ms";
    private const string Mb = " MB";

    /// <summary>The last report of a log tail, since a function's own lines come before it; null: there is none that can be read.</summary>
    public static ReportLine? In(string log) =>
        log.Split('\n').LastOrDefault(line => line.StartsWith(Beginning, StringComparison.Ordinal)) is { } line ? Read(line) : null;

    private static ReportLine? Read(string line)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = field.Split(": ", 2);
            if (parts.Length == 2)
            {
                fields[parts[0]] = parts[1];
            }
        }

        var isReadable = Time(fields, "Duration") is not null && Time(fields, "Billed Duration") is not null
            && Memory(fields, "Memory Size") is not null && Memory(fields, "Max Memory Used") is not null
            && fields.ContainsKey("Init Duration") == Time(fields, "Init Duration") is not null;
        return isReadable
            ? new(
                Time(fields, "Duration")!.Value, Time(fields, "Billed Duration")!.Value, Memory(fields, "Memory Size")!.Value,
                Memory(fields, "Max Memory Used")!.Value, Time(fields, "Init Duration"), fields.ContainsKey("Restore Duration"))
            : null;
    }

    private static double? Time(Dictionary<string, string> fields, string name) =>
        Figure(fields, name, Ms) is { } figure
        && double.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var time) && double.IsFinite(time)
            ? time
            : null;

    private static int? Memory(Dictionary<string, string> fields, string name) =>
        Figure(fields, name, Mb) is { } figure && int.TryParse(figure, NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            ? memory
            : null;

    private static string? Figure(Dictionary<string, string> fields, string name, string unit) =>
        fields.TryGetValue(name, out var value) && value.EndsWith(unit, StringComparison.Ordinal) ? value[..^unit.Length] : null;
}
