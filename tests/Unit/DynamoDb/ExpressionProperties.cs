using Ecommerce.Local.Emulators.DynamoDb;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>Laws that hold for every expression, not only for those someone thought of.</summary>
public sealed class ExpressionProperties
{
    [Fact]
    public void TheListOfReservedWordsIsWhole() => ReservedWords.Count.ShouldBe(573);

    [Property(MaxTest = 500, Arbitrary = [typeof(Syntaxes)])]
    public void AConditionsTextParsesToTheSameCondition(Condition condition) =>
        Expressions.Condition(condition.ToString()).Syntax.ShouldBe(condition);

    [Property(MaxTest = 500, Arbitrary = [typeof(Syntaxes)])]
    public void AnUpdatesTextParsesToTheSameUpdate(Update update) =>
        Expressions.Update(update.ToString()).Syntax.ShouldBe(update);

    [Property(MaxTest = 500, Arbitrary = [typeof(Syntaxes)])]
    public void AConditionHoldsAsAReferenceSays(Condition condition, byte seed)
    {
        // Attributes a to c hold small integers or nothing, so that a reference needs ints and nulls only.
        var numbers = new Dictionary<string, int?> { ["a"] = seed % 4 == 0 ? null : seed % 3, ["b"] = seed % 5, ["c"] = null };
        var item = new MapValue(numbers.Where(entry => entry.Value is not null)
            .ToDictionary(entry => entry.Key, entry => (AttributeValue)new NumberValue(DynamoNumber.FromInteger(entry.Value!.Value))));

        ConditionEvaluator.Holds(condition, Syntaxes.Scope, item).ShouldBe(Reference(condition, numbers));
    }

    private static bool Reference(Condition condition, Dictionary<string, int?> item) => condition switch
    {
        AndCondition and => Reference(and.Left, item) & Reference(and.Right, item),
        OrCondition or => Reference(or.Left, item) | Reference(or.Right, item),
        NotCondition not => !Reference(not.Inner, item),
        BetweenCondition between => Value(item, between.Value) >= Value(item, between.Low)
            && Value(item, between.Value) <= Value(item, between.High),
        InCondition choice => Value(item, choice.Value) is { } value && choice.Choices.Any(option => Value(item, option) == value),
        FunctionCondition { Name: "attribute_exists" } exists => Value(item, exists.Arguments[0]) is not null,
        FunctionCondition absent => Value(item, absent.Arguments[0]) is null,
        Comparison { Operator: "=" } equal => Value(item, equal.Left) is { } value && value == Value(item, equal.Right),
        Comparison { Operator: "<>" } unequal => Value(item, unequal.Left) is null
            || Value(item, unequal.Left) != Value(item, unequal.Right),
        Comparison { Operator: "<" } less => Value(item, less.Left) < Value(item, less.Right),
        Comparison { Operator: ">=" } least => Value(item, least.Left) >= Value(item, least.Right),
        _ => throw new InvalidOperationException(condition.ToString()),
    };

    private static int? Value(Dictionary<string, int?> item, Operand operand) => operand switch
    {
        ValueOperand value => value.Placeholder[1] - '0',
        // Steps into a number lead nowhere.
        PathOperand { Path: var path } => path.Steps.Count > 1 ? null : item.GetValueOrDefault(path.Root.TrimStart('#')),
        _ => null,
    };
}
