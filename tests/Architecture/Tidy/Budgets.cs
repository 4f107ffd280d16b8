using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Tidy;

/// <summary>How large things may be. Few rules, since what matters is the tail: the one file nobody wants to open.</summary>
internal static class Budgets
{
    public const int FileLinesMax = 300;
    public const int StackComponentLinesMax = 150;
    public const int MemberLinesMax = 70;
    public const int LineCharactersMax = 140;

    public static readonly string[] Rules = ["file", "line", "member"];

    public static IEnumerable<Breach> Broken(SourceFile file)
    {
        var lines = file.Text.TrimEnd('\n').Split('\n');
        var linesMax = LinesMax(file.Path);
        if (lines.Length > linesMax)
        {
            yield return new(file.Path, "file", $"{file.Path}: {lines.Length} lines; at most {linesMax}: split it");
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > LineCharactersMax)
            {
                var words = $"{file.Path}:{i + 1}: {lines[i].Length} characters; at most {LineCharactersMax}: break the line";
                yield return new(file.Path, "line", words);
            }
        }

        foreach (var member in Members.Of(file.Text).Where(IsTooLong))
        {
            var words = $"{member.LinesCount} lines in '{member.Header}'; at most {MemberLinesMax}: split it";
            yield return new(file.Path, "member", $"{file.Path}:{member.FirstLine}: {words}");
        }
    }

    // A component is read beside AWS's pages on the resources it makes: it makes few enough to keep them all in mind.
    private static int LinesMax(string path) =>
        path.StartsWith("stack/Components/", StringComparison.Ordinal) ? StackComponentLinesMax : FileLinesMax;

    // A text is no code: a golden document may be as long as it is.
    private static bool IsTooLong(Member member) =>
        member.LinesCount > MemberLinesMax && !member.Header.Contains("const string", StringComparison.Ordinal);
}
