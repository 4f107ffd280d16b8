namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Decides a condition for an item. An operand that is absent or of another type makes every comparison false but <c>&lt;&gt;</c>.
/// </summary>
public static class ConditionEvaluator
{
    public static bool Holds(Condition condition, Scope scope, MapValue item) => condition switch
    {
        AndCondition and => Holds(and.Left, scope, item) && Holds(and.Right, scope, item),
        OrCondition or => Holds(or.Left, scope, item) || Holds(or.Right, scope, item),
        NotCondition not => !Holds(not.Inner, scope, item),
        Comparison comparison => Compare(
            scope.Find(comparison.Left, item), comparison.Operator, scope.Find(comparison.Right, item)),
        BetweenCondition between => scope.Find(between.Value, item) is { } value
            && Compare(value, ">=", scope.Find(between.Low, item)) && Compare(value, "<=", scope.Find(between.High, item)),
        InCondition choice => scope.Find(choice.Value, item) is { } value
            && choice.Choices.Any(option => value.Equals(scope.Find(option, item))),
        FunctionCondition function => Call(
            function.Name, scope.Find(function.Arguments[0], item),
            function.Arguments.Count > 1 ? scope.Find(function.Arguments[1], item) : null),
        _ => throw new InvalidOperationException($"No such condition: {condition}"),
    };

    private static bool Compare(AttributeValue? left, string comparison, AttributeValue? right) => comparison switch
    {
        "=" => left is not null && left.Equals(right),
        "<>" => left is null || !left.Equals(right),
        _ => left is not null && right is not null && left.Type == right.Type && left is StringValue or NumberValue or BinaryValue
            && Order(KeyCodec.Compare(left, right), comparison),
    };

    private static bool Order(int sign, string comparison) => comparison switch
    {
        "<" => sign < 0,
        "<=" => sign <= 0,
        ">" => sign > 0,
        ">=" => sign >= 0,
        _ => throw new InvalidOperationException($"No such comparison: {comparison}"),
    };

    private static bool Call(string function, AttributeValue? subject, AttributeValue? argument) => function switch
    {
        "attribute_exists" => subject is not null,
        "attribute_not_exists" => subject is null,
        "attribute_type" => subject is not null && argument is StringValue type && subject.Type == type.Text,
        "begins_with" => (subject, argument) switch
        {
            (StringValue text, StringValue prefix) => text.Text.StartsWith(prefix.Text, StringComparison.Ordinal),
            (BinaryValue bytes, BinaryValue prefix) => bytes.Bytes.AsSpan().StartsWith(prefix.Bytes),
            _ => false,
        },
        "contains" => (subject, argument) switch
        {
            (_, null) => false,
            (StringValue text, StringValue part) => text.Text.Contains(part.Text, StringComparison.Ordinal),
            (BinaryValue bytes, BinaryValue part) => bytes.Bytes.AsSpan().IndexOf(part.Bytes) >= 0,
            (SetValue set, _) => set.Contains(argument),
            (ListValue list, _) => list.Items.Contains(argument),
            _ => false,
        },
        _ => throw new InvalidOperationException($"No such function: {function}"),
    };
}
