using System.Globalization;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Parses conditions: OR of ANDs of NOTs of comparisons and functions.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </summary>
internal sealed class ConditionParser(TokenReader tokens)
{
    private const int ChoicesMax = 100;

    // Parentheses and NOTs recurse: 4 KB of "(" are no operators, and would else be our stack's end.
    private const int DepthMax = 300;

    private int _depth;
    private (int Start, int End) _group = (-1, -1);

    public Condition Parse()
    {
        var condition = Or();
        tokens.ExpectEnd();
        return condition;
    }

    private Condition Or()
    {
        var left = And();
        while (tokens.TakeIfWord("OR"))
        {
            left = new OrCondition(left, And());
        }

        return left;
    }

    private Condition And()
    {
        var left = Not();
        while (tokens.TakeIfWord("AND"))
        {
            left = new AndCondition(left, Not());
        }

        return left;
    }

    private Condition Not()
    {
        if (++_depth > DepthMax)
        {
            throw tokens.Refuse($"The expression contains too many operators; maximum operators: {DepthMax}");
        }

        var condition = tokens.TakeIfWord("NOT") ? new NotCondition(Not()) : Primary();
        _depth--;
        return condition;
    }

    private Condition Primary()
    {
        if (!tokens.TakeIf("("))
        {
            return IsFunction() && !tokens.Current.Text.Equals("size", StringComparison.Ordinal) ? Function() : Relation();
        }

        // ((a = b)) is refused, ((a = b) AND (c = d)) is not: what matters is whether one group fills the other.
        var opened = tokens.Previous.Start;
        var start = tokens.Current.Start;
        var inner = Or();
        var isRedundant = _group == (start, tokens.Previous.End);
        tokens.Expect(")");
        _group = (opened, tokens.Previous.End);
        return isRedundant ? throw tokens.Refuse("The expression has redundant parentheses;") : inner;
    }

    private bool IsFunction() => tokens.Current.Kind == TokenKind.Name && tokens.Following.Is("(");

    private bool IsComparator() =>
        tokens.Current is { Kind: TokenKind.Symbol, Text: "=" or "<>" or "<" or "<=" or ">" or ">=" };

    private FunctionCondition Function()
    {
        var name = tokens.Take().Text;
        var operands = name switch
        {
            "attribute_exists" or "attribute_not_exists" => 1,
            "attribute_type" or "begins_with" or "contains" => 2,
            "if_not_exists" or "list_append" => throw tokens.Refuse(
                $"The function is not allowed in a condition expression; function: {name}"),
            _ => throw tokens.Refuse($"Invalid function name; function: {name}"),
        };
        var arguments = Arguments();
        if (arguments.Count != operands)
        {
            throw WrongCount(name, arguments.Count);
        }

        if (IsComparator() || tokens.Current.IsWord("BETWEEN") || tokens.Current.IsWord("IN"))
        {
            throw Misused(name); // It is a condition already and has no value to compare.
        }

        return arguments[0] is PathOperand || name is "begins_with" or "contains"
            ? new FunctionCondition(name, arguments)
            : throw tokens.Refuse($"Operator or function requires a document path; operator or function: {name}");
    }

    private EquatableList<Operand> Arguments()
    {
        tokens.Expect("(");
        var arguments = tokens.List(Operand);
        tokens.Expect(")");
        return arguments;
    }

    private Condition Relation()
    {
        var left = Operand();
        if (tokens.TakeIfWord("BETWEEN"))
        {
            var low = Operand();
            return tokens.TakeIfWord("AND") ? new BetweenCondition(left, low, Operand()) : throw tokens.SyntaxError();
        }

        if (tokens.TakeIfWord("IN"))
        {
            var choices = Arguments();
            return choices.Count <= ChoicesMax ? new InCondition(left, choices) : throw tokens.Refuse(
                "The IN operator is provided with too many operands; number of operands: "
                + choices.Count.ToString(CultureInfo.InvariantCulture));
        }

        if (left is SizeOperand && (tokens.Current.Kind == TokenKind.End || tokens.Current.Is(")")))
        {
            throw Misused("size");
        }

        return IsComparator()
            ? new Comparison(left, tokens.Take().Text, Operand())
            : throw tokens.SyntaxError();
    }

    private Operand Operand()
    {
        if (tokens.Current.Kind == TokenKind.ValuePlaceholder)
        {
            return tokens.Value();
        }

        return IsFunction() ? Size() : new PathOperand(tokens.Path());
    }

    private SizeOperand Size()
    {
        var name = tokens.Take().Text;
        if (name != "size")
        {
            throw name is "attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains"
                ? Misused(name)
                : tokens.Refuse($"Invalid function name; function: {name}");
        }

        var arguments = Arguments();
        return arguments switch
        {
            [PathOperand path] => new SizeOperand(path.Path),
            { Count: 1 } => throw tokens.Refuse("Operator or function requires a document path; operator or function: size"),
            _ => throw WrongCount(name, arguments.Count),
        };
    }

    private DynamoException Misused(string function) =>
        tokens.Refuse($"The function is not allowed to be used this way in an expression; function: {function}");

    private DynamoException WrongCount(string name, int count) => tokens.Refuse(
        "Incorrect number of operands for operator or function; "
        + $"operator or function: {name}, number of operands: {count.ToString(CultureInfo.InvariantCulture)}");
}
