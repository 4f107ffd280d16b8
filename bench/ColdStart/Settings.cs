using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Bench.ColdStart;

/// <summary>What the command line asks for.</summary>
/// <param name="Only">A part of the names that are measured; floors always are. Empty: all.</param>
/// <param name="Compare">An earlier report to compare with; empty: none.</param>
internal sealed record Settings(Effort Effort, IReadOnlyList<Condition> Conditions, string Only, bool Records, string Compare)
{
    public const string Help = """
        Measures cold starts: every function of the shop as a native executable, beside floors in C and peers.

        Usage: dotnet run -c Release --project bench/ColdStart -- [OPTIONS]

          --rounds N         how often each variant starts (default 40)
          --warm N           how many events each process gets after its first (default 200)
          --conditions LIST  warm, dropped (page cache), or megabytes of memory (default warm,dropped,128,512,1024,1769)
          --only NAME        only variants whose name contains it, and the floors
          --compare FILE     prints the ratios to an earlier result
          --record yes       writes bench/results/cold-start.json, the table of bench/README.md and docs/cold-start.svg
          --smoke yes        two rounds under two conditions: shows that all works, and measures nothing
        """;

    private const string Everything = "warm,dropped,128,512,1024,1769";

    private static readonly Dictionary<string, string> s_defaults = new(StringComparer.Ordinal)
    {
        ["rounds"] = "40", ["warm"] = "200", ["conditions"] = Everything, ["only"] = "", ["compare"] = "", ["record"] = "no",
        ["smoke"] = "no",
    };

    /// <summary>Whether a row is asked for.</summary>
    public bool Takes(Entry entry) => entry.Kind == Kind.Floor || entry.Name.Contains(Only, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UsageException">The command line is wrong.</exception>
    public static Settings Read(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Read(words, s_defaults);
        var conditions = Condition.Parse(arguments.Text("conditions"));
        var isSmoke = arguments.IsYes("smoke");
        return new(
            isSmoke ? new(Rounds: 2, WarmEvents: 5) : new(arguments.Count("rounds"), arguments.Count("warm")),
            isSmoke ? Condition.Parse("warm,dropped") : conditions,
            arguments.Text("only"), arguments.IsYes("record"), arguments.Text("compare"));
    }
}
