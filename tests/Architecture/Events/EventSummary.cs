using System.Net;
using System.Text.RegularExpressions;
using Ecommerce.Contracts.Events;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Events;

/// <summary>When an event is said, in the words of its record's documentation.</summary>
internal static partial class EventSummary
{
    private static readonly string s_source = string.Join('\n', Repository.Files("*.cs", "shared/Contracts/Events").Select(f => f.Text));

    public static string Of(EventType @event) => In(s_source, EventSchema.Records[@event].Name)
        ?? throw new InvalidOperationException($"The record {@event.Name} has no <summary> that says when it is said");

    /// <summary>The summary of a record; null: it has none.</summary>
    internal static string? In(string source, string record)
    {
        var comment = Regex.Match(
            source, $@"((?:^///[^\n]*\n)+)public sealed record {record}\b", RegexOptions.Multiline | RegexOptions.CultureInvariant);
        var text = Slashes().Replace(comment.Groups[1].Value, " ");
        return Summary().Match(text) is { Success: true } summary
            ? WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(summary.Groups[1].Value, "$1"), " ").Trim())
            : null;
    }

    [GeneratedRegex("^///", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Slashes();

    [GeneratedRegex("<summary>(.*?)</summary>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Summary();

    [GeneratedRegex(
        """<c>(.*?)</c>|<(?:see cref|paramref name)="(?<1>[^"]*)"/>""",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
