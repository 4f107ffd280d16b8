namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Finds the paths a condition looks at.</summary>
internal static class ConditionPaths
{
    public static IEnumerable<DocumentPath> Of(Condition condition) => condition switch
    {
        AndCondition and => Of(and.Left).Concat(Of(and.Right)),
        OrCondition or => Of(or.Left).Concat(Of(or.Right)),
        NotCondition not => Of(not.Inner),
        _ => Operands(condition).SelectMany(Of),
    };

    private static IEnumerable<Operand> Operands(Condition condition) => condition switch
    {
        Comparison comparison => [comparison.Left, comparison.Right],
        BetweenCondition between => [between.Value, between.Low, between.High],
        InCondition choice => choice.Choices.Prepend(choice.Value),
        FunctionCondition function => function.Arguments,
        _ => [],
    };

    private static IEnumerable<DocumentPath> Of(Operand operand) => operand switch
    {
        PathOperand path => [path.Path],
        SizeOperand size => [size.Path],
        _ => [],
    };
}
