namespace Ecommerce.Iam;

/// <summary>Whether a text is the same; wildcards are characters like others.</summary>
internal sealed class EqualTest : ValueTest
{
    private readonly PolicyText _text;
    private readonly StringComparison _comparison;

    private EqualTest(PolicyText text, StringComparison comparison)
    {
        _text = text;
        _comparison = comparison;
    }

    public static EqualTest Exactly(PolicyValue value) => new(value.Prepare(PatternScope.Text), StringComparison.Ordinal);

    public static EqualTest IgnoringCase(PolicyValue value) => new(value.Prepare(PatternScope.Text), StringComparison.OrdinalIgnoreCase);

    public override bool Passes(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        _text.TextFor(keys) is { } text && value.Equals(text, _comparison);
}
