namespace Ecommerce.Tests.Architecture.Support;

/// <summary>
/// C# with its comments and texts blanked out, line by line in place, so that rules see code only; what stands in the holes of an
/// interpolated text is code. A reader of tokens, not a parser: it knows line and block comments, characters, and the plain,
/// verbatim, interpolated and raw forms of strings.
/// </summary>
internal sealed class CSharpText
{
    private readonly string _source;
    private readonly char[] _code;

    private CSharpText(string source) => (_source, _code) = (source, source.ToCharArray());

    public static string Code(string source)
    {
        var text = new CSharpText(source);
        text.Scan(0, inHole: false);
        return new string(text._code);
    }

    // Goes through code, to its end or to the brace that closes the hole it stands in.
    private int Scan(int at, bool inHole)
    {
        var depth = 0;
        while (at < _source.Length)
        {
            if (inHole && depth == 0 && _source[at] == '}')
            {
                return at;
            }

            depth += _source[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at = Math.Max(Quiet(at), at + 1);
        }

        return at;
    }

    // Blanks the comment or text that begins here and says where it ends; the same place when none begins.
    private int Quiet(int at) => _source[at] switch
    {
        '/' when Starts(at, "//") => Blank(at, End("\n", at)),
        '/' when Starts(at, "/*") => Blank(at, End("*/", at + 2)),
        '\'' => Character(at),
        '"' or '$' or '@' => Text(at),
        _ => at,
    };

    private int Character(int at)
    {
        var end = at + 1;
        while (end < _source.Length && _source[end] != '\'')
        {
            end += _source[end] == '\\' ? 2 : 1;
        }

        return Blank(at, end + 1);
    }

    private int Text(int at)
    {
        var quote = at + Run(at, "$@");
        if (quote >= _source.Length || _source[quote] != '"')
        {
            return at; // A name such as @is.
        }

        var form = _source[at..quote];
        var dollars = form.Count(letter => letter == '$');
        var quotes = Run(quote, "\"");
        if (quotes >= 3 && !form.Contains('@', StringComparison.Ordinal))
        {
            return Raw(Blank(at, quote + quotes), quotes, dollars);
        }

        return Ordinary(Blank(at, quote + 1), form.Contains('@', StringComparison.Ordinal), dollars > 0);
    }

    private int Raw(int at, int quotes, int dollars)
    {
        while (at < _source.Length && Run(at, "\"") < quotes)
        {
            var braces = dollars > 0 ? Run(at, "{") : 0;
            at = braces >= dollars && braces > 0
                ? Blank(Scan(Blank(at, at + braces), inHole: true), dollars, isLength: true)
                : Blank(at, Math.Max(1, braces), isLength: true);
        }

        return Blank(at, Run(at, "\""), isLength: true);
    }

    private int Ordinary(int at, bool isVerbatim, bool isInterpolated)
    {
        while (at < _source.Length)
        {
            if (_source[at] == '"' && !(isVerbatim && Starts(at, "\"\"")))
            {
                return Blank(at, at + 1);
            }

            var braces = isInterpolated ? Run(at, "{") : 0;
            at = int.IsOddInteger(braces) // Two of them stand for one.
                ? Blank(Scan(Blank(at, at + braces), inHole: true), 1, isLength: true)
                : Blank(at, IsPair(at, isVerbatim) ? 2 : Math.Max(1, braces), isLength: true);
        }

        return at;
    }

    private bool IsPair(int at, bool isVerbatim) => isVerbatim ? _source[at] == '"' : _source[at] == '\\';

    private int Blank(int from, int to, bool isLength = false)
    {
        var end = Math.Min(isLength ? from + to : to, _source.Length);
        for (var i = from; i < end; i++)
        {
            _code[i] = _code[i] == '\n' ? '\n' : ' ';
        }

        return end;
    }

    private int Run(int at, string letters)
    {
        var end = at;
        while (end < _source.Length && letters.Contains(_source[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end - at;
    }

    private bool Starts(int at, string text) => string.CompareOrdinal(_source, at, text, 0, text.Length) == 0;

    private int End(string text, int from) =>
        from < _source.Length && _source.IndexOf(text, from, StringComparison.Ordinal) is var found and >= 0
        ? found + text.Length
        : _source.Length;
}
