using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Tidy;

/// <summary>
/// The list of exceptions, <c>Golden/tidy-exceptions.txt</c>: one a line, the file, the rule, the reason. It may only shrink: an
/// exception that is not needed any more is told too, and nothing writes the file but a person.
/// </summary>
internal sealed class Exceptions
{
    private readonly List<(string Path, string Rule)> _all;

    public Exceptions(IEnumerable<string> lines) => _all = [.. lines.Select(Read)];

    public static Exceptions Committed { get; } = new(Golden.Lines("tidy-exceptions.txt"));

    /// <summary>What is broken and not excepted, and exceptions that except nothing.</summary>
    /// <param name="broken">Path, rule and words of each breach.</param>
    /// <param name="rules">The rules that were looked at.</param>
    public IEnumerable<string> Apply(IReadOnlyList<Breach> broken, IReadOnlyCollection<string> rules) =>
    [
        .. broken.Where(b => !_all.Contains((b.Path, b.Rule))).Select(b => b.Words),
        .. _all.Where(e => rules.Contains(e.Rule) && !broken.Any(b => (b.Path, b.Rule) == e))
            .Select(e => $"{e.Path} breaks '{e.Rule}' no more: take it out of tidy-exceptions.txt"),
    ];

    private static (string Path, string Rule) Read(string line) =>
        line.Split(" | ") is [var path, var rule, { Length: >= 10 }]
            ? (path, rule)
            : throw new FormatException($"'{line}' is not of the form 'path | rule | reason'");
}

/// <summary>One rule broken at one place.</summary>
internal readonly record struct Breach(string Path, string Rule, string Words);
