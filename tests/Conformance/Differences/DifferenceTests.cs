using System.Reflection;
using System.Text;

namespace Ecommerce.Tests.Conformance;

/// <summary>The list of differences speaks of scenarios there are, and the README shows it.</summary>
public sealed class DifferenceTests
{
    private const string Readme = "tests/Conformance/README.md";
    private const string Begin = "<!-- Differences: written by DifferenceTests, with UPDATE_GOLDEN=1. -->\n";
    private const string End = "<!-- End of differences. -->\n";

    [Fact]
    public void EveryDifferenceIsOfAScenario()
    {
        var scenarios = Scenarios().ToHashSet();

        Difference.All.Where(known => !scenarios.Contains((known.Scenario, known.Case))).ShouldBeEmpty();
        Difference.All.GroupBy(known => (known.Scenario, known.Case, known.Backend)).ShouldAllBe(same => same.Count() == 1);
        Difference.All.ShouldAllBe(known => known.Decides.StartsWith("https://docs.aws.amazon.com/"));
    }

    [Fact]
    public void TheRowsOfAScenarioAreToldApart() =>
        Scenarios().GroupBy(scenario => scenario).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();

    [Fact]
    public void TheReadmeShowsTheDifferences()
    {
        var path = Path.Combine(Root(), Readme);
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        var updated = text[..(begin + Begin.Length)] + Table() + text[end..];
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, updated);
            return;
        }

        text.ShouldBe(updated, $"{Readme} shows other differences; if that is meant, run once with UPDATE_GOLDEN=1 and commit it");
    }

    [Fact]
    public void ABackendThatIsMendedIsTold()
    {
        var known = Difference.All[0];

        Should.NotThrow(() => Scenario.Judge(known, new InvalidOperationException($"but was \n {known.Does}!")));
        Should.Throw<ShouldAssertException>(() => Scenario.Judge(known, failure: null)).Message.ShouldContain("does not differ any more");
        Should.Throw<ShouldAssertException>(() => Scenario.Judge(known, new InvalidOperationException("something else")))
            .Message.ShouldContain("differs in another way");
        Should.Throw<InvalidOperationException>(() => Scenario.Judge(known: null, new InvalidOperationException()));
        Should.NotThrow(() => Scenario.Judge(known: null, failure: null));
    }

    private static IEnumerable<(string Scenario, string Case)> Scenarios() =>
        from method in typeof(DifferenceTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        from row in method.GetCustomAttributes<OnEachBackendAttribute>()
        select ($"{method.DeclaringType!.Name}.{method.Name}", Scenario.CaseOf([null, .. row.Arguments]));

    private static string Table()
    {
        var table = new StringBuilder("\n| Scenario | Backend | Instead it does | Decided by |\n|---|---|---|---|\n");
        foreach (var known in Difference.All)
        {
            var row = known.Case.Length > 0 ? $" `{Cell(known.Case)}`" : "";
            table.Append($"| {known.Scenario}{row} | {known.Backend} | {Cell(known.Does)} | [AWS]({known.Decides}) |\n");
        }

        return table.Append('\n').ToString();
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
