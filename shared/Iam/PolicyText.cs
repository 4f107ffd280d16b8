using System.Collections.Frozen;

namespace Ecommerce.Iam;

/// <summary>
/// A text of a policy in which variables may stand. One without is prepared once; one with is put together for each request.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
/// </summary>
internal sealed class PolicyText
{
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> s_noKeys =
        FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    private readonly PatternScope _scope;
    private readonly IReadOnlyList<TextPart> _parts;
    private readonly WildcardPattern? _pattern;
    private readonly string? _text;

    public PolicyText(IReadOnlyList<TextPart> parts, PatternScope scope)
    {
        _parts = parts;
        _scope = scope;
        if (!parts.Any(part => part is VariablePart))
        {
            _pattern = BuildPattern(s_noKeys);
            _text = BuildText(s_noKeys);
        }
    }

    /// <summary>
    /// As a pattern. Null when a variable has no value: such a text is like nothing and equal to nothing, which makes a negated
    /// operator true.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
    /// </summary>
    public WildcardPattern? PatternFor(IReadOnlyDictionary<string, IReadOnlyList<string>> keys) => _pattern ?? BuildPattern(keys);

    /// <summary>As a text, in which wildcards are characters like others. Null when a variable has no value.</summary>
    public string? TextFor(IReadOnlyDictionary<string, IReadOnlyList<string>> keys) => _text ?? BuildText(keys);

    private WildcardPattern? BuildPattern(IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        var builder = new WildcardPattern.Builder();
        foreach (var part in _parts)
        {
            if (part.In(keys) is not { } text)
            {
                return null;
            }

            _ = part is PlainPart ? builder.AddPattern(text) : builder.AddLiteral(text);
        }

        return builder.Build(_scope);
    }

    private string? BuildText(IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        string?[] texts = [.. _parts.Select(part => part.In(keys))];
        return texts.Contains(null) ? null : string.Concat(texts);
    }
}
