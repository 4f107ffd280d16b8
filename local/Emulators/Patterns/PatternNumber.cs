using System.Globalization;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>
/// A number as EventBridge compares it: from -5.0e9 to +5.0e9, with six digits to the right of the decimal point.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#filtering-numeric-matching
/// </summary>
internal readonly record struct PatternNumber : IComparable<PatternNumber>
{
    private const decimal Limit = 5_000_000_000;
    private const decimal Precision = 1_000_000;

    private readonly long _millionths;

    private PatternNumber(long millionths) => _millionths = millionths;

    /// <summary>Null for what is no number in JSON, or beyond the limits.</summary>
    public static PatternNumber? Of(string text) =>
        text.Length > 0 && (text[0] == '-' || char.IsAsciiDigit(text[0]))
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Limit
            ? new((long)Math.Floor((number + Limit) * Precision))
            : null;

    public int CompareTo(PatternNumber other) => _millionths.CompareTo(other._millionths);
}
