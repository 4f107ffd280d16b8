using System.Buffers;
using System.Diagnostics;

namespace Ecommerce.Lambda;

/// <summary>X-Ray's tracing header, <c>Root=1-8 hex-24 hex;Parent=16 hex;Sampled=1</c> (X-Ray developer guide, "Tracing header").</summary>
internal readonly record struct TraceHeader(string Root, string? Parent, bool Sampled)
{
    private const int RootLength = 35;
    private const int ParentLength = 16;
    private const int TraceIdStart = 3;
    private const int TraceIdLength = 32;

    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");

    public static TraceHeader? Parse(string? header)
    {
        if (header is null)
        {
            return null;
        }

        string? root = null, parent = null;
        var sampled = false;
        foreach (var range in header.AsSpan().Split(';'))
        {
            var part = header.AsSpan(range).Trim();
            if (part.StartsWith("Root=", StringComparison.Ordinal))
            {
                root = part["Root=".Length..].ToString();
            }
            else if (part.StartsWith("Parent=", StringComparison.Ordinal))
            {
                parent = part["Parent=".Length..].ToString();
            }
            else if (part.SequenceEqual("Sampled=1"))
            {
                sampled = true;
            }
        }

        return root is not null && IsRoot(root) ? new TraceHeader(root, IsHex(parent, ParentLength) ? parent : null, sampled) : null;
    }

    /// <summary>The same place in the trace in W3C terms; null where it has no parent to hang subsegments on.</summary>
    public ActivityContext? Context => Parent is null ? null : new ActivityContext(
        ActivityTraceId.CreateFromString(string.Concat(Root.AsSpan(2, 8), Root.AsSpan(11))),
        ActivitySpanId.CreateFromString(Parent),
        ActivityTraceFlags.Recorded,
        isRemote: true);

    /// <summary>Whether this is a <c>traceparent</c> of version 00 (W3C Trace Context, section 3.2).</summary>
    public static bool IsTraceParent(string? header)
    {
        const int Length = 55;
        return header is { Length: Length } && header.StartsWith("00-", StringComparison.Ordinal)
            && IsId(header.AsSpan(TraceIdStart, TraceIdLength)) && header[35] == '-'
            && IsId(header.AsSpan(36, ParentLength)) && header[52] == '-' && !header.AsSpan(53).ContainsAnyExcept(s_hex);
    }

    /// <summary>The trace id of a <c>traceparent</c>; null where it is not one.</summary>
    public static string? TraceIdOf(string? traceparent) =>
        IsTraceParent(traceparent) ? traceparent!.Substring(TraceIdStart, TraceIdLength) : null;

    private static bool IsRoot(string root) =>
        root.Length == RootLength && root.StartsWith("1-", StringComparison.Ordinal) && root[10] == '-'
        && IsHex(root.AsSpan(2, 8), 8) && IsHex(root.AsSpan(11), 24);

    /// <summary>Of all zeros an id is none.</summary>
    private static bool IsId(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(s_hex) && text.ContainsAnyExcept('0');

    private static bool IsHex(ReadOnlySpan<char> text, int length) => text.Length == length && !text.ContainsAnyExcept(s_hex);
}
