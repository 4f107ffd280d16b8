using System.Globalization;

namespace Ecommerce.Local.Commands;

/// <summary>A point in the shop's time as a person types it: <c>2026-11-22T13:08:00Z</c>, or how long ago: <c>20m</c>.</summary>
/// <param name="At">Null where <paramref name="Ago"/> says it.</param>
public sealed record Moment(DateTimeOffset? At, TimeSpan Ago)
{
    private static readonly string[] s_forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Null when the text is none. A time must name its zone (RFC 3339).</summary>
    public static Moment? Parse(string text)
    {
        if (Durations.Parse(text) is { } ago)
        {
            return new(At: null, ago);
        }

        return DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new(at.ToUniversalTime(), TimeSpan.Zero)
            : null;
    }

    /// <summary>What is longer ago than the calendar goes back was at its beginning.</summary>
    public DateTimeOffset Seen(DateTimeOffset now) => At ?? (Ago > now - DateTimeOffset.MinValue ? DateTimeOffset.MinValue : now - Ago);
}
