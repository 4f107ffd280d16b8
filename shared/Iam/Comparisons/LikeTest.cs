namespace Ecommerce.Iam;

/// <summary>Whether a text, or an ARN part by part, matches a pattern. Case matters.</summary>
internal sealed class LikeTest : ValueTest
{
    private const int ArnColons = 5;

    private readonly PolicyText _pattern;

    private LikeTest(PolicyText pattern) => _pattern = pattern;

    public static LikeTest OfText(PolicyValue value) => new(value.Prepare(PatternScope.Text));

    // A variable may stand for any part of an ARN and for all of it; without one, six parts can be counted here.
    public static LikeTest? OfArn(PolicyValue value) =>
        value.Text.Count(character => character == ':') >= ArnColons
        || (value.HasVariables && value.Text.Contains("${", StringComparison.Ordinal))
            ? new LikeTest(value.Prepare(PatternScope.Arn))
            : null;

    public override bool Passes(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        _pattern.PatternFor(keys)?.Matches(value) == true;
}
