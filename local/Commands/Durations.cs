using System.Globalization;
using System.Text;

namespace Ecommerce.Local.Commands;

/// <summary>Spans of time as a person types them: <c>90s</c>, <c>20m</c>, <c>1h30m</c>, <c>2d</c>.</summary>
public static class Durations
{
    private const int DigitsMax = 6;

    private static readonly (char Unit, TimeSpan Length)[] s_units =
    [
        ('d', TimeSpan.FromDays(1)), ('h', TimeSpan.FromHours(1)), ('m', TimeSpan.FromMinutes(1)), ('s', TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Null when the text is none: every unit at most once, the longer before the shorter, and not zero.</summary>
    public static TimeSpan? Parse(string text)
    {
        var (sum, smaller) = (TimeSpan.Zero, 0);
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > DigitsMax)
            {
                return null;
            }

            var letter = rest[digits];
            var unit = Array.FindIndex(s_units, smaller, u => u.Unit == letter);
            if (unit < 0)
            {
                return null;
            }

            sum += s_units[unit].Length * int.Parse(rest[..digits], CultureInfo.InvariantCulture);
            smaller = unit + 1;
            rest = rest[(digits + 1)..];
        }

        return sum > TimeSpan.Zero ? sum : null;
    }

    /// <summary>The same form, in whole seconds: <c>1h30m</c>.</summary>
    public static string Text(TimeSpan duration)
    {
        var (text, left) = (new StringBuilder(), duration);
        foreach (var (unit, length) in s_units)
        {
            var count = left.Ticks / length.Ticks;
            if (count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
                left -= length * count;
            }
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }
}
