using System.Text.RegularExpressions;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Tidy;

/// <summary>Words that have a better one. Each rule says which.</summary>
/// <param name="Name">As the list of exceptions calls it.</param>
/// <param name="Pattern">A regular expression.</param>
/// <param name="Instead">What to write.</param>
internal sealed record Ban(string Name, string Pattern, string Instead)
{
    /// <summary>Whether comments and texts are looked at too, or code only.</summary>
    public bool InTexts { get; init; }

    /// <summary>The folders it holds in; empty: everywhere.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    public bool HoldsIn(string path) => Folders.Count == 0 || Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));
}

/// <inheritdoc cref="Ban"/>
internal static class BannedText
{
    public static IReadOnlyList<Ban> All { get; } =
    [
        new("clock", @"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b", "a TimeProvider that was handed in"),
        new("sleep", @"\bThread\s*\.\s*Sleep\b", "waiting for what is waited for, or Task.Delay with a TimeProvider"),
        new("swallow", @"\bcatch\s*(\(\s*(System\.)?Exception\b[^)]*\)\s*)?(?=[{\r\n]|$)", "the exceptions that are expected, by name"),
        new("random id", @"\bGuid\s*\.\s*NewGuid\b", "Id.New, whose ids sort by time")
        {
            Folders = ["shared/", "functions/", "local/", "pack/"], // A test may name a folder of its own as it likes.
        },
        new("left over", "\\b(TO" + "DO|FIX" + @"ME|HA" + @"CK)\b", "doing it, or an issue") { InTexts = true },
        new("region", @"^\s*#\s*region\b", "a file of its own"),
        new("dynamic", @"\bdynamic\b", "a type"),
        new("not implemented", @"\bNotImplementedException\b", "implementing it"),
        new("machine's path", @"(?<![\w.}/])(/home/\w|/wo" + @"rk/|/Users/\w|/tmp/\w)|[A-Z]:\\\\?Users", "a path that holds everywhere")
        {
            InTexts = true,
        },
        new("reflection", @"\b(Activator\s*\.|Type\s*\.\s*GetType\s*\()", "a type known when it is compiled")
        {
            Folders = ["shared/", "functions/", "local/"],
        },
        new("HTTP stack", @"\b(System\.Net\.Http|Microsoft\.AspNetCore|HttpClient)\b", "shared/Aws, which starts faster")
        {
            Folders = ["shared/Aws/", "shared/Contracts/", "shared/Kernel/", "shared/Lambda/", "shared/Stores/", "functions/"],
        },
    ];

    public static IEnumerable<Breach> Broken(SourceFile file)
    {
        var code = CSharpText.Code(file.Text).Split('\n');
        foreach (var ban in All.Where(ban => ban.HoldsIn(file.Path)))
        {
            var lines = ban.InTexts ? file.Lines : code;
            for (var i = 0; i < lines.Count; i++)
            {
                if (Regex.Match(lines[i], ban.Pattern, RegexOptions.CultureInvariant) is { Success: true } found)
                {
                    var words = $"{file.Path}:{i + 1}: '{found.Value.Trim()}' ({ban.Name}); instead: {ban.Instead}";
                    yield return new(file.Path, ban.Name, words);
                }
            }
        }
    }
}
