using System.Net;
using System.Text;

namespace Ecommerce.Local.Pages;

/// <summary>A cell of a table. What stands in it is text, whoever sent it.</summary>
/// <param name="Style">A class of the stylesheet; empty for none.</param>
internal readonly record struct Cell(string Text, string Style = "")
{
    /// <summary>Where a click leads; empty or null is nowhere.</summary>
    public string? Link { get; private init; }

    /// <summary>Markup of our own, which is not escaped.</summary>
    public string? Markup { get; private init; }

    /// <summary>Takes the room that the others leave, and is cut off where that is not enough; the whole text shows on hovering.</summary>
    public static Cell Wide(string text) => new(text, "wide");

    public static Cell Number(string text) => new(text, "number");

    /// <param name="svg">Made by a page of ours: it must hold nothing that a client sent.</param>
    public static Cell Picture(string svg) => new("", "picture") { Markup = svg };

    /// <summary>A button that asks the console to do something.</summary>
    /// <param name="action">Where it posts to: a path of our own.</param>
    public static Cell Button(string words, string action) => new("")
    {
        Markup = $"<form method=\"post\" action=\"{Html.Text(action)}\"><button>{Html.Text(words)}</button></form>",
    };

    /// <summary>The same cell with a link.</summary>
    public Cell To(string address) => this with { Link = address };

    public static implicit operator Cell(string text) => new(text);
}

/// <summary>The few pieces of HTML that pages of the console are made of. Everything given to them is escaped.</summary>
internal static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A titled table, or its title with the word that there is nothing yet.</summary>
    public static string Table(string title, string note, Cell[] head, IEnumerable<Cell[]> rows)
    {
        var body = new StringBuilder();
        foreach (var row in rows)
        {
            body.Append("<tr>").AppendJoin("", row.Select(cell => Tag("td", cell))).Append("</tr>");
        }

        var table = body.Length == 0
            ? "<p>nothing yet</p>"
            : $"<table><thead><tr>{string.Concat(head.Select(cell => Tag("th", cell)))}</tr></thead><tbody>{body}</tbody></table>";
        return $"<section><h2>{Text(title)} <small>{Text(note)}</small></h2>{table}</section>";
    }

    private static string Tag(string tag, Cell cell)
    {
        var text = Text(cell.Text);
        var style = cell.Style.Length == 0 ? "" : $" class=\"{Text(cell.Style)}\"";
        var title = cell.Style.StartsWith("wide", StringComparison.Ordinal) && cell.Text.Length > 0 ? $" title=\"{text}\"" : "";
        var content = cell.Markup ?? (cell.Link is { Length: > 0 } link ? $"<a href=\"{Text(link)}\">{text}</a>" : text);
        return $"<{tag}{style}{title}>{content}</{tag}>";
    }
}
