using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Workflows;

/// <summary>Shell scripts for workflows and people: they stop at the first failure, say how they are used, and can be executed.</summary>
internal static class ScriptRules
{
    public static IEnumerable<string> Broken(SourceFile script)
    {
        if (script.Lines[0] != "#!/usr/bin/env bash")
        {
            yield return $"{script.Path} does not begin with '#!/usr/bin/env bash'";
        }

        if (!script.Lines.Contains("set -euo pipefail"))
        {
            yield return $"{script.Path} has no 'set -euo pipefail'";
        }

        if (!script.Text.Contains("--help) usage; exit 0 ;;", StringComparison.Ordinal))
        {
            yield return $"{script.Path} does not know --help";
        }
    }

    /// <param name="staged">Lines of <c>git ls-files -s</c>: mode, hash, stage, and after a tab the path.</param>
    public static IEnumerable<string> NotExecutable(IEnumerable<string> staged) =>
        from line in staged
        where !line.StartsWith("100755 ", StringComparison.Ordinal)
        select $"{line.Split('\t')[^1]} cannot be executed: git update-index --chmod=+x";
}
