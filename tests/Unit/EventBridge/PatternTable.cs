using System.Reflection;

namespace Ecommerce.Tests.Unit.EventBridge;

/// <summary>The pairs of <c>patterns.txt</c>: a pattern, and an event that matches it or not, or the words it is refused with.</summary>
internal static class PatternTable
{
    private static readonly string[] s_lines = ReadLines();

    /// <summary>Pattern, event, and whether it matches.</summary>
    public static IEnumerable<(string Pattern, string Event, bool Matches)> Pairs =>
        [.. Rows("yes").Select(row => (row.Pattern, row.Text, true)), .. Rows("no").Select(row => (row.Pattern, row.Text, false))];

    /// <summary>Pattern and whole refusal. The file says only line and column, which AWS puts behind the pattern itself.</summary>
    public static IEnumerable<(string Pattern, string Refusal)> Refusals => Rows("refused").Select(row =>
        (row.Pattern, string.Concat(row.Text.Split('@').Select((part, at) => at == 0 ? part : Place(row.Pattern, part)))));

    private static string Place(string pattern, string place) =>
        $"\n at [Source: (String)\"{pattern}\"; line: {place.Split(',')[0]}, column: {place.Split(',')[1]}]";

    private static IEnumerable<(string Pattern, string Text)> Rows(string word)
    {
        var pattern = "";
        foreach (var line in s_lines.SkipWhile(line => line.Length > 0).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                pattern = line;
            }
            else if (line.Trim().Split(' ', 2) is [var first, var text] && first == word)
            {
                yield return (pattern, text.Trim());
            }
        }
    }

    private static string[] ReadLines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("patterns.txt")!;
        return new StreamReader(stream).ReadToEnd().Split('\n');
    }
}
