using System.Globalization;
using System.Text;
using Ecommerce.Local.Tracing;

namespace Ecommerce.Local.Pages;

/// <summary>One request's way through the cloud, step by step, as bars over its time.</summary>
internal static class TracePage
{
    /// <summary>Width of the picture in its own units.</summary>
    private const double Width = 1000;

    private static readonly Cell[] s_head =
        ["Step", Cell.Number("After"), Cell.Number("Took"), "Outcome", "", Cell.Wide("About")];

    /// <summary>Null when there is no such trace, or no longer.</summary>
    public static string? Of(TraceLog traces, string root)
    {
        if (traces.Find(root) is not { Count: > 0 } segments)
        {
            return null;
        }

        var start = segments.Min(s => s.At);
        var whole = segments.Max(s => s.At + s.Took) - start;
        return Html.Table("One request", root, s_head, segments.Select(segment => (Cell[])
        [
            new($"{Place(segment.Kind)} {segment.Name}", segment.Kind == SegmentKind.Call ? "inner" : ""),
            Cell.Number(Milliseconds(segment.At - start)), Cell.Number(Milliseconds(segment.Took)),
            new(segment.Outcome, StyleOf(segment)), Cell.Picture(Bar(segment, start, whole)), Cell.Wide(segment.Detail),
        ]));
    }

    private static string Place(SegmentKind kind) => kind switch
    {
        SegmentKind.Request => "API",
        SegmentKind.Start => "start",
        SegmentKind.Invocation => "function",
        SegmentKind.Call => "call",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind is new here"),
    };

    private static string Bar(Segment segment, DateTimeOffset start, TimeSpan whole)
    {
        var unit = whole > TimeSpan.Zero ? Width / whole.Ticks : 0;
        var from = (segment.At - start).Ticks * unit;
        var width = Math.Max(segment.Took.Ticks * unit, 2); // So that the shortest can be seen.
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width:0} 10\" preserveAspectRatio=\"none\" role=\"img\">")
            .Append(CultureInfo.InvariantCulture, $"<rect x=\"{from:0.0}\" y=\"1\" width=\"{width:0.0}\" height=\"8\" ")
            .Append($"class=\"{StyleOf(segment)}\"/></svg>")
            .ToString();
    }

    private static string StyleOf(Segment segment) => segment switch
    {
        { Kind: SegmentKind.Start, Outcome: "warm" } => "soft",
        { Kind: SegmentKind.Start } => "warn",
        { Kind: SegmentKind.Request, Outcome: ['5', ..] } => "bad",
        { Kind: SegmentKind.Request, Outcome: ['4', ..] } => "warn",
        { Kind: SegmentKind.Request } => "good",
        { Outcome: "ok" } => "good",
        _ => "bad",
    };

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 ms", CultureInfo.InvariantCulture);
}
