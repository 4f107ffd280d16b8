using System.Globalization;
using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Walks the tokens of one expression; knows paths, placeholders and how the service words a syntax error.</summary>
internal sealed class TokenReader
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
    private const int BytesMax = 4096;
    private const int OperatorsMax = 300;
    private const int DepthMax = 32;

    private readonly string _text;
    private readonly string _kind;
    private readonly List<Token> _tokens;
    private int _at;

    /// <summary>Opens an expression; <paramref name="kind"/> is its parameter's name, which starts every message.</summary>
    public TokenReader(string text, string kind)
    {
        _text = text;
        _kind = kind;
        if (text.Trim().Length == 0)
        {
            throw Refuse("The expression can not be empty;");
        }

        if (Encoding.UTF8.GetByteCount(text) > BytesMax)
        {
            throw Refuse("Expression size has exceeded the maximum allowed size; expression size: "
                + Encoding.UTF8.GetByteCount(text).ToString(CultureInfo.InvariantCulture));
        }

        _tokens = Lexer.Read(text);
        if (Lexer.CountOperators(_tokens, isUpdate: kind == "UpdateExpression") > OperatorsMax)
        {
            throw Refuse($"The expression contains too many operators; maximum operators: {OperatorsMax}");
        }
    }

    /// <summary>Placeholders seen so far, so that the request can be held to them.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Values { get; } = new(StringComparer.Ordinal);

    public Token Current => _tokens[_at];

    public Token Previous => _tokens[Math.Max(_at - 1, 0)];

    public Token Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public Token Take() => _tokens[Current.Kind == TokenKind.End ? _at : _at++];

    public bool TakeIf(string symbol)
    {
        var found = Current.Is(symbol);
        _at += found ? 1 : 0;
        return found;
    }

    public bool TakeIfWord(string word)
    {
        var found = Current.IsWord(word);
        _at += found ? 1 : 0;
        return found;
    }

    public void Expect(string symbol)
    {
        if (!TakeIf(symbol))
        {
            throw SyntaxError();
        }
    }

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw SyntaxError();
        }
    }

    /// <summary>One or more of something, between commas.</summary>
    public EquatableList<T> List<T>(Func<T> read)
    {
        var items = new List<T> { read() };
        while (TakeIf(","))
        {
            items.Add(read());
        }

        return new EquatableList<T>(items);
    }

    public DocumentPath Path()
    {
        var steps = new List<PathStep> { PathStep.Into(Name()) };
        while (true)
        {
            if (TakeIf("."))
            {
                steps.Add(PathStep.Into(Name()));
            }
            else if (TakeIf("["))
            {
                steps.Add(PathStep.At(Index()));
                Expect("]");
            }
            else
            {
                return steps.Count <= DepthMax
                    ? new DocumentPath(steps)
                    : throw Refuse("The document path has too many nesting elements; nesting levels: "
                        + steps.Count.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    public ValueOperand Value()
    {
        if (Current.Kind != TokenKind.ValuePlaceholder)
        {
            throw SyntaxError();
        }

        Values.Add(Current.Text);
        return new ValueOperand(Take().Text);
    }

    public DynamoException Refuse(string message) => DynamoException.Validation($"Invalid {_kind}: {message}");

    /// <summary>The error at the current token, quoted with its neighbours.</summary>
    public DynamoException SyntaxError()
    {
        var start = Previous.Start;
        var near = _text[start..Following.End].Trim();
        return Refuse($"Syntax error; token: \"{Current.Text}\", near: \"{near}\"");
    }

    private string Name()
    {
        if (Current.Kind == TokenKind.NamePlaceholder)
        {
            Names.Add(Current.Text);
            return Take().Text;
        }

        if (Current.Kind != TokenKind.Name)
        {
            throw SyntaxError();
        }

        return ReservedWords.Contains(Current.Text)
            ? throw Refuse($"Attribute name is a reserved keyword; reserved keyword: {Current.Text}")
            : Take().Text;
    }

    private int Index() =>
        Current.Kind == TokenKind.Integer && int.TryParse(Current.Text, CultureInfo.InvariantCulture, out _)
            ? int.Parse(Take().Text, CultureInfo.InvariantCulture)
            : throw SyntaxError();
}
