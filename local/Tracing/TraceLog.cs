using System.Collections.Concurrent;

namespace Ecommerce.Local.Tracing;

/// <summary>One step of a request's way: at the API, waiting for an instance, in a function, or a function's call to AWS.</summary>
/// <param name="At">When it began, by the machine's clock.</param>
/// <param name="Outcome">A status, an error's name, or <c>ok</c>.</param>
/// <param name="Detail">What it was about, such as a table; empty when there is nothing to say.</param>
public sealed record Segment(SegmentKind Kind, string Name, DateTimeOffset At, TimeSpan Took, string Outcome, string Detail);

/// <summary>Where a step of a request happens.</summary>
public enum SegmentKind
{
    /// <summary>The whole request, as its client sees it.</summary>
    Request,

    /// <summary>Waiting for an instance; a cold start, where there was one.</summary>
    Start,

    /// <summary>The function's own time.</summary>
    Invocation,

    /// <summary>A call to AWS that the function made.</summary>
    Call,
}

/// <summary>The ways of the latest requests, by the root of their X-Ray trace.</summary>
public sealed class TraceLog(TimeProvider time)
{
    /// <summary>Traces that are remembered.</summary>
    public const int TracesMax = 512;

    /// <summary>Steps of one trace that are remembered.</summary>
    public const int SegmentsMax = 256;

    /// <summary>Characters of a step's name, and of its detail, that are remembered: paths are the clients'.</summary>
    public const int TextMax = 256;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Segment>> _traces = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Remembers a step that has ended.</summary>
    /// <param name="header">Of X-Ray; a step without a trace is not remembered.</param>
    /// <param name="endedBefore">How long ago it ended; zero is just now.</param>
    public void Add(
        string? header, SegmentKind kind, string name, TimeSpan took, string outcome, string detail = "", TimeSpan endedBefore = default)
    {
        if (XRayHeader.Read(header) is not { Root: var root })
        {
            return;
        }

        var segments = _traces.GetOrAdd(root, Begin);
        if (segments.Count < SegmentsMax)
        {
            segments.Enqueue(new(kind, Cut(name), time.GetUtcNow() - endedBefore - took, took, outcome, Cut(detail)));
        }
    }

    /// <summary>The steps of a trace in the order in which they began; empty when it is not, or no longer, known.</summary>
    public IReadOnlyList<Segment> Find(string root) =>
        _traces.TryGetValue(root, out var segments) ? [.. segments.OrderBy(s => s.At).ThenBy(s => s.Kind)] : [];

    private static string Cut(string text) => text.Length <= TextMax ? text : $"{text.AsSpan(0, TextMax - 1)}…";

    private ConcurrentQueue<Segment> Begin(string root)
    {
        _order.Enqueue(root);
        while (_order.Count > TracesMax && _order.TryDequeue(out var oldest))
        {
            _traces.TryRemove(oldest, out _);
        }

        return new();
    }
}
