using System.Diagnostics;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Workflows;

public sealed class ScriptTests
{
    private const string Good = "#!/usr/bin/env bash\nset -euo pipefail\n--help) usage; exit 0 ;;\n";
    private const string NoGit = "this copy of the repository has no git, which knows what can be executed";

    public static bool HasGit => Repository.Has(".git");

    [Fact]
    public void EveryScriptKeepsTheRules() =>
        Repository.Files("*.sh", ".github/scripts").SelectMany(ScriptRules.Broken).ShouldTellNothing();

    [Fact(Skip = NoGit, SkipUnless = nameof(HasGit))]
    public void EveryScriptCanBeExecuted()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-s", ".ci/run", ".github/scripts"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        var staged = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        staged.Length.ShouldBeGreaterThan(2);
        ScriptRules.NotExecutable(staged).ShouldTellNothing();
    }

    [Theory]
    [InlineData("#!/usr/bin/env bash", "#!/bin/sh", "does not begin with")]
    [InlineData("set -euo pipefail", "set -e", "has no 'set -euo pipefail'")]
    [InlineData("--help)", "--usage)", "does not know --help")]
    public void AScriptThatBreaksARuleIsTold(string right, string wrong, string words)
    {
        ScriptRules.Broken(new(".github/scripts/good.sh", Good)).ShouldBeEmpty();
        ScriptRules.Broken(new(".github/scripts/wrong.sh", Good.Replace(right, wrong))).ShouldHaveSingleItem().ShouldContain(words);
    }

    [Fact]
    public void AScriptThatCannotBeExecutedIsTold() =>
        ScriptRules.NotExecutable(["100755 1f0c 0\t.ci/run", "100644 2f0c 0\t.github/scripts/wrong.sh"]).ShouldHaveSingleItem()
            .ShouldStartWith(".github/scripts/wrong.sh cannot be executed");
}
