namespace Ecommerce.Iam;

/// <summary>
/// A text in which <c>*</c> stands for any characters and <c>?</c> for one. In an ARN they keep to its parts, as far as
/// <see cref="PatternScope"/> says.
/// </summary>
public sealed class WildcardPattern
{
    private const int Any = -1;
    private const int AnyButColon = -2;
    private const int One = -3;
    private const int OneButColon = -4;

    // arn:partition:service:region:account:resource; what follows the fifth colon belongs to the service, colons included.
    private const int ArnColons = 5;

    private readonly int[] _symbols;
    private readonly bool _ignoresCase;
    private readonly string? _literal;

    private WildcardPattern(int[] symbols, bool ignoresCase)
    {
        _symbols = symbols;
        _ignoresCase = ignoresCase;
        if (!ignoresCase && Array.TrueForAll(symbols, symbol => symbol >= 0))
        {
            _literal = string.Concat(symbols.Select(symbol => (char)symbol));
        }
    }

    private enum Outcome
    {
        Matched,
        Failed,
        Exhausted,
    }

    /// <summary>Reads a text in which every <c>*</c> and <c>?</c> is a wildcard.</summary>
    public static WildcardPattern Parse(string text, bool ignoresCase = false) =>
        new Builder().AddPattern(text).Build(PatternScope.Text, ignoresCase);

    /// <summary>Whether the whole of a value is matched.</summary>
    public bool Matches(ReadOnlySpan<char> value) => _literal is not null
        ? value.SequenceEqual(_literal)
        : (_symbols is [Any]) || Match(_symbols, value) == Outcome.Matched;

    // What a star does not reach with the rest of the text, no star before it would reach with less of it: so once a star that may
    // take anything has tried all, or the text has ended, nothing else needs to be tried, and the work stays far from exponential.
    private Outcome Match(ReadOnlySpan<int> symbols, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < symbols.Length; at++)
        {
            var symbol = symbols[at];
            if (symbol is Any or AnyButColon)
            {
                return MatchAny(symbols[(at + 1)..], text[at..], crossesColons: symbol == Any);
            }

            if (at == text.Length)
            {
                return Outcome.Exhausted;
            }

            if (!MatchOne(symbol, text[at]))
            {
                return Outcome.Failed;
            }
        }

        return text.Length == symbols.Length ? Outcome.Matched : Outcome.Failed;
    }

    private Outcome MatchAny(ReadOnlySpan<int> rest, ReadOnlySpan<char> text, bool crossesColons)
    {
        if (rest.IsEmpty && crossesColons)
        {
            return Outcome.Matched;
        }

        for (var taken = 0; ; taken++)
        {
            var outcome = Match(rest, text[taken..]);
            if (outcome != Outcome.Failed)
            {
                return outcome;
            }

            if (taken == text.Length)
            {
                return Outcome.Exhausted;
            }

            if (!crossesColons && text[taken] == ':')
            {
                return Outcome.Failed;
            }
        }
    }

    private bool MatchOne(int symbol, char character) => symbol switch
    {
        One => true,
        OneButColon => character != ':',
        _ => symbol == (_ignoresCase ? char.ToLowerInvariant(character) : character),
    };

    /// <summary>Puts a pattern together from texts with wildcards and texts without.</summary>
    internal sealed class Builder
    {
        private readonly List<int> _symbols = [];

        public Builder AddPattern(string text)
        {
            foreach (var character in text)
            {
                _symbols.Add(character switch
                {
                    '*' => Any,
                    '?' => One,
                    _ => character,
                });
            }

            return this;
        }

        public Builder AddLiteral(string text)
        {
            _symbols.AddRange(text.Select(character => (int)character));
            return this;
        }

        public WildcardPattern Build(PatternScope scope, bool ignoresCase = false)
        {
            if (scope != PatternScope.Text)
            {
                BindToParts(scope);
            }

            return new WildcardPattern(
                [.. _symbols.Select(symbol => ignoresCase && symbol >= 0 ? char.ToLowerInvariant((char)symbol) : symbol)], ignoresCase);
        }

        private void BindToParts(PatternScope scope)
        {
            var colons = 0;
            for (var at = 0; at < _symbols.Count && colons < ArnColons; at++)
            {
                var endsPart = at + 1 == _symbols.Count || _symbols[at + 1] == ':';
                colons += _symbols[at] == ':' ? 1 : 0;
                _symbols[at] = _symbols[at] switch
                {
                    Any when scope == PatternScope.Arn || !endsPart => AnyButColon,
                    One => OneButColon,
                    var symbol => symbol,
                };
            }
        }
    }
}
