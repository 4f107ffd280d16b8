namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Parses updates: the sections SET, REMOVE, ADD and DELETE, each at most once, in any order.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
/// </summary>
internal sealed class UpdateParser(TokenReader tokens)
{
    private const int DepthMax = 32;

    private EquatableList<Assignment>? _sets;
    private EquatableList<DocumentPath>? _removes;
    private EquatableList<Assignment>? _adds;
    private EquatableList<Assignment>? _deletes;
    private int _depth;

    public Update Parse()
    {
        do
        {
            Section();
        }
        while (tokens.Current.Kind != TokenKind.End);

        return new Update(_sets ?? new([]), _removes ?? new([]), _adds ?? new([]), _deletes ?? new([]));
    }

    private void Section()
    {
        var word = tokens.Current.Kind == TokenKind.Name ? tokens.Current.Text.ToUpperInvariant() : "";
        if (word is not ("SET" or "REMOVE" or "ADD" or "DELETE"))
        {
            throw tokens.SyntaxError();
        }

        tokens.Take();
        switch (word)
        {
            case "SET":
                _sets = Once(word, _sets, () => tokens.List(Set));
                break;
            case "REMOVE":
                _removes = Once(word, _removes, () => tokens.List(tokens.Path));
                break;
            case "ADD":
                _adds = Once(word, _adds, () => tokens.List(Pair));
                break;
            default:
                _deletes = Once(word, _deletes, () => tokens.List(Pair));
                break;
        }
    }

    private EquatableList<T> Once<T>(string word, EquatableList<T>? before, Func<EquatableList<T>> read) => before is null
        ? read()
        : throw tokens.Refuse($"The \"{word}\" section can only be used once in an update expression;");

    private Assignment Set()
    {
        var path = tokens.Path();
        tokens.Expect("=");
        return new Assignment(path, Value());
    }

    private Assignment Pair() => new(tokens.Path(), tokens.Value());

    private Operand Value()
    {
        var left = Operand();
        return tokens.Current.Is("+") || tokens.Current.Is("-")
            ? new ArithmeticOperand(left, tokens.Take().Text, Operand())
            : left;
    }

    private Operand Operand()
    {
        if (++_depth > DepthMax)
        {
            throw tokens.Refuse("The expression is nested too deeply;");
        }

        var operand = tokens.Current.Kind == TokenKind.ValuePlaceholder ? tokens.Value()
            : tokens.Current.Kind == TokenKind.Name && tokens.Following.Is("(") ? Function()
            : new PathOperand(tokens.Path());
        _depth--;
        return operand;
    }

    private Operand Function()
    {
        var name = tokens.Take().Text;
        if (name is not ("if_not_exists" or "list_append"))
        {
            throw tokens.Refuse(
                name is "size" or "attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains"
                    ? $"The function is not allowed in an update expression; function: {name}"
                    : $"Invalid function name; function: {name}");
        }

        tokens.Expect("(");
        var arguments = tokens.List(Operand);
        tokens.Expect(")");
        return (name, arguments) switch
        {
            ("if_not_exists", [PathOperand path, var otherwise]) => new IfNotExistsOperand(path.Path, otherwise),
            ("list_append", [var first, var second]) => new ListAppendOperand(first, second),
            (_, { Count: 2 }) => throw tokens.Refuse($"Operator or function requires a document path; operator or function: {name}"),
            _ => throw tokens.Refuse(
                "Incorrect number of operands for operator or function; "
                + $"operator or function: {name}, number of operands: {arguments.Count}"),
        };
    }
}
