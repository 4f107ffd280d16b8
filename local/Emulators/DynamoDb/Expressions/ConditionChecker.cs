namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Refuses a condition that can be seen to be wrong before any item is: a value of a type its operator never takes.</summary>
internal sealed class ConditionChecker(string kind, Scope scope)
{
    private const string Types = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

    public void Check(Condition condition)
    {
        switch (condition)
        {
            case AndCondition and:
                Check(and.Left);
                Check(and.Right);
                break;
            case OrCondition or:
                Check(or.Left);
                Check(or.Right);
                break;
            case NotCondition not:
                Check(not.Inner);
                break;
            case Comparison comparison:
                CheckComparison(comparison);
                break;
            case BetweenCondition between:
                CheckBetween(between);
                break;
            case FunctionCondition function:
                CheckFunction(function);
                break;
            default:
                break;
        }
    }

    private void CheckComparison(Comparison comparison)
    {
        Distinct(comparison.Operator, comparison.Left, comparison.Right);
        if (comparison.Operator is not ("=" or "<>"))
        {
            Ordered(comparison.Operator, comparison.Left);
            Ordered(comparison.Operator, comparison.Right);
        }
    }

    private void CheckBetween(BetweenCondition between)
    {
        Ordered("BETWEEN", between.Value);
        Ordered("BETWEEN", between.Low);
        Ordered("BETWEEN", between.High);
        if (Value(between.Low) is not { } low || Value(between.High) is not { } high)
        {
            return;
        }

        var bounds = $"lower bound operand: AttributeValue: {Show(low)}, upper bound operand: AttributeValue: {Show(high)}";
        if (low.Type != high.Type)
        {
            throw Refuse($"The BETWEEN operator requires same data type for lower and upper bounds; {bounds}");
        }

        if (KeyCodec.Compare(low, high) > 0)
        {
            throw Refuse($"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; {bounds}");
        }
    }

    private void CheckFunction(FunctionCondition function)
    {
        if (function.Arguments.Count > 1)
        {
            Distinct(function.Name, function.Arguments[0], function.Arguments[1]);
        }

        if (function.Name == "attribute_type")
        {
            CheckTypeName(function);
        }

        if (function.Name == "begins_with")
        {
            foreach (var argument in function.Arguments)
            {
                Allow("operator or function", function.Name, argument, "S", "B");
            }
        }
    }

    private void CheckTypeName(FunctionCondition function)
    {
        if (Value(function.Arguments[1]) is not { } wanted)
        {
            throw Refuse("Incorrect operand type for operator or function; operator or function: attribute_type, operand type: null");
        }

        Allow("operator or function", function.Name, function.Arguments[1], "S");
        if (wanted is StringValue { Text: var type }
            && type is not ("S" or "N" or "B" or "BOOL" or "NULL" or "M" or "L" or "SS" or "NS" or "BS"))
        {
            throw Refuse($"Invalid attribute type name found; type: {type}, valid types: {Types}");
        }
    }

    private void Ordered(string comparison, Operand operand) => Allow("operator", comparison, operand, "S", "N", "B");

    private void Allow(string role, string name, Operand operand, params ReadOnlySpan<string> types)
    {
        if (Value(operand) is { } value && !types.Contains(value.Type))
        {
            throw Refuse($"Incorrect operand type for operator or function; operator or function: {name}, operand type: {value.Type}");
        }

        if (role == "operator or function" && operand is SizeOperand)
        {
            throw Refuse($"Incorrect operand type for operator or function; operator or function: {name}, operand type: N");
        }
    }

    private void Distinct(string name, Operand first, Operand second)
    {
        if (first is PathOperand path && second is PathOperand other
            && path.Path.Resolve(scope.Names).Equals(other.Path.Resolve(scope.Names)))
        {
            throw Refuse(
                "The first operand must be distinct from the remaining operands for this operator or function; "
                + $"operator: {name}, first operand: {path.Path.Resolve(scope.Names).ToMessage()}");
        }
    }

    private AttributeValue? Value(Operand operand) => operand is ValueOperand value ? scope.Values[value.Placeholder] : null;

    private static string Show(AttributeValue value) => value switch
    {
        StringValue text => $"{{S:{text.Text}}}",
        NumberValue number => $"{{N:{number.Number}}}",
        _ => $"{{{value.Type}}}",
    };

    private DynamoException Refuse(string message) => DynamoException.Validation($"Invalid {kind}: {message}");
}
