using System.Text.RegularExpressions;

namespace Ecommerce.Pack.Compile;

/// <summary>What the SDK prints, read for the one line that matters.</summary>
internal static partial class BuildLog
{
    /// <summary>
    /// The first error or trim warning. Warnings of Native AOT (IL2026, IL3050 and the like) say that code may be missing from an
    /// executable, so they are no mere warnings, whatever a project makes of them.
    /// </summary>
    public static string? FirstProblem(IEnumerable<string> lines) => lines.FirstOrDefault(line => Problem().IsMatch(line))?.Trim();

    [GeneratedRegex(@"\berror\b|\bwarning (IL|AOT)\d{4}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Problem();
}
