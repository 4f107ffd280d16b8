using System.Text.RegularExpressions;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Tidy;

/// <summary>What belongs together must stand together: a service and its README, a handler and its test, a link and its target.</summary>
internal static partial class Folders
{
    /// <summary>The headings of a service's README, in this order.</summary>
    public static readonly string[] Headings = ["Owns", "Routes", "Events", "Alarms", "Known limits"];

    private const int ReadmeLinesMax = 60;

    public static IEnumerable<string> BrokenReadme(string service, string? text)
    {
        if (text is null)
        {
            return [$"functions/{service} has no README.md"];
        }

        var readme = $"functions/{service}/README.md";
        var found = SecondHeading().Matches(text).Select(m => m.Groups[1].Value.Trim()).ToArray();
        var lines = text.TrimEnd('\n').Split('\n').Length;
        return
        [
            .. found.SequenceEqual(Headings)
                ? []
                : (string[])[$"{readme} has the headings {string.Join(", ", found)}; wanted are {string.Join(", ", Headings)}"],
            .. lines > ReadmeLinesMax
                ? (string[])[$"{readme} has {lines} lines; one screen is {ReadmeLinesMax}"]
                : [],
        ];
    }

    /// <summary>Handlers are the files whose class has a Handle method; each is tested under its own name.</summary>
    public static IEnumerable<string> HandlersWithoutTest(IEnumerable<SourceFile> sources, Func<string, bool> exists) =>
        from file in sources
        where HandleMethod().IsMatch(CSharpText.Code(file.Text))
        let service = file.Path.Split('/')[1]
        let test = $"tests/Shop/{service}/{file.Name}Tests.cs"
        where !exists(test)
        select $"{file.Path} has no test {test}";

    /// <summary>Relative links of a markdown file whose target is not there. Code is no link, and neither is an address.</summary>
    public static IEnumerable<string> DeadLinks(SourceFile markdown, Func<string, bool> exists) =>
        from link in Link().Matches(Fence().Replace(markdown.Text, "")).Select(m => m.Groups[1].Value)
        where !link.Contains(':', StringComparison.Ordinal) && !link.StartsWith('#')
        let target = link.Split('#')[0]
        let path = Resolve(markdown.Path, target)
        where path is null || !exists(path)
        select $"{markdown.Path} links to {link}, which is not there";

    // The path from the root; null: it leads out of the repository.
    private static string? Resolve(string from, string target)
    {
        var parts = from.Split('/').SkipLast(1).ToList();
        foreach (var part in target.Split('/').Where(p => p is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SecondHeading();

    [GeneratedRegex(@"\bstatic\s+[\w<>?\[\], ]+\sHandle(Async)?\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex HandleMethod();

    [GeneratedRegex(@"\]\(<?([^)\s>]+)>?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
