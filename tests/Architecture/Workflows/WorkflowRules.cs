using System.Text.RegularExpressions;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Workflows;

/// <summary>
/// Rules for what runs with the repository's rights on GitHub. They are those of "Secure use reference" in GitHub's documentation
/// (docs.github.com/actions/reference/security/secure-use): pinned actions, least permissions, no text of strangers in a script.
/// </summary>
internal static partial class WorkflowRules
{
    private const string ForkGuard = "github.event.pull_request.head.repo.full_name == github.repository";

    public static IEnumerable<string> Broken(SourceFile file) =>
    [
        .. Unpinned(file), .. Triggers(file), .. Permissions(file), .. Strangers(file), .. Secrets(file), .. Unguarded(file),
    ];

    // A tag can be moved to other code, a commit cannot. Actions of this repository are of the commit that runs.
    private static IEnumerable<string> Unpinned(SourceFile file) =>
        from line in file.Lines.Index()
        where UsesKey().IsMatch(line.Item) && !LocalUse().IsMatch(line.Item) && !PinnedUse().IsMatch(line.Item)
        select $"{At(file, line.Index)} is not pinned as 'owner/name@<40 hex digits> # v1.2.3'";

    private static IEnumerable<string> Triggers(SourceFile file) =>
        from line in file.Lines.Index()
        where UnsafeTrigger().IsMatch(line.Item)
        select $"{At(file, line.Index)} runs what strangers propose with the rights of this repository";

    private static IEnumerable<string> Permissions(SourceFile file)
    {
        if (IsAction(file))
        {
            yield break; // It has those of the workflow that uses it.
        }

        if (!file.Lines.Any(line => line.StartsWith("permissions:", StringComparison.Ordinal)))
        {
            yield return $"{file.Path} has no 'permissions' at its top: it would have all that the repository gives";
        }

        if (WriteAll().IsMatch(file.Text))
        {
            yield return $"{file.Path} asks for 'write-all'";
        }
    }

    // What a stranger can write is put into the script before the shell reads it. Through `env` it stays a text.
    private static IEnumerable<string> Strangers(SourceFile file) =>
        from step in RunSteps(file)
        from expression in Expression().Matches(step.Text).Select(match => match.Value)
        where !SafeInRun().IsMatch(expression)
        select $"{At(file, step.Index)} has {expression} in its script: hand it in through 'env'";

    private static IEnumerable<string> Secrets(SourceFile file) =>
        from line in file.Lines.Index()
        where PullRequestTrigger().IsMatch(file.Text) && line.Item.Contains("secrets.", StringComparison.Ordinal)
        select $"{At(file, line.Index)} gives a secret to what a pull request proposes";

    private static IEnumerable<string> Unguarded(SourceFile file) =>
        PullRequestTrigger().IsMatch(file.Text) && file.Text.Contains("id-token: write", StringComparison.Ordinal)
            && !file.Lines.Any(Guards)
            ? [$"{file.Path} gives pull requests a role and lacks 'if: {ForkGuard}'"]
            : [];

    // In a comment the words guard nothing. An `if` of more than one line has them without its key.
    private static bool Guards(string line) =>
        line.IndexOf(ForkGuard, StringComparison.Ordinal) is var at and >= 0 && !line[..at].Contains('#', StringComparison.Ordinal);

    // Scripts of `run` keys, each with the index of its first line. A block goes on while lines are indented deeper.
    private static IEnumerable<(int Index, string Text)> RunSteps(SourceFile file)
    {
        for (var i = 0; i < file.Lines.Count; i++)
        {
            if (RunKey().Match(file.Lines[i]) is { Success: true } run)
            {
                var depth = run.Groups[1].Length;
                var block = file.Lines.Skip(i + 1).TakeWhile(line => line.Trim().Length == 0 || Indent(line) > depth);
                yield return (i, string.Join('\n', [file.Lines[i], .. block]));
            }
        }
    }

    private static bool IsAction(SourceFile file) => file.Path.EndsWith("/action.yml", StringComparison.Ordinal);

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static string At(SourceFile file, int index) => $"{file.Path}:{index + 1}: '{file.Lines[index].Trim()}'";

    [GeneratedRegex(@"^\s*(-\s+)?uses:", RegexOptions.CultureInvariant)]
    private static partial Regex UsesKey();

    [GeneratedRegex(@"uses:\s+\./[\w./-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex LocalUse();

    [GeneratedRegex(@"uses:\s+[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex PinnedUse();

    [GeneratedRegex(@"^[^#]*\b(pull_request_target|workflow_run)\b", RegexOptions.CultureInvariant)]
    private static partial Regex UnsafeTrigger();

    [GeneratedRegex(@"^[^#\n]*permissions:\s*write-all", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex WriteAll();

    [GeneratedRegex(@"^\s*(on:\s*\[?.*\bpull_request\b|pull_request:)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex PullRequestTrigger();

    [GeneratedRegex(@"^(\s*(?:-\s+)?)run:", RegexOptions.CultureInvariant)]
    private static partial Regex RunKey();

    [GeneratedRegex(@"\$\{\{.*?\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Expression();

    // Nobody outside the repository can choose these, and none has a character that a shell reads.
    [GeneratedRegex(@"^\$\{\{\s*github\.(sha|run_id|run_number)\s*\}\}$", RegexOptions.CultureInvariant)]
    private static partial Regex SafeInRun();
}
