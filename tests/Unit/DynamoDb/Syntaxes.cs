using Ecommerce.Local.Emulators.DynamoDb;
using FsCheck;
using FsCheck.Fluent;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>Makes up conditions and updates over the attributes a, b and c and the values :0 to :4.</summary>
public static class Syntaxes
{
    public static Scope Scope { get; } = new(
        new Dictionary<string, string> { ["#a"] = "a", ["#b"] = "b", ["#c"] = "c" },
        Enumerable.Range(0, 5).ToDictionary(i => $":{i}", i => (AttributeValue)new NumberValue(DynamoNumber.FromInteger(i))));

    private static readonly Gen<DocumentPath> s_path =
        from root in Gen.Elements("a", "b", "c", "#a", "#b", "#c")
        from more in Gen.Choose(0, 9).Select(i => i switch
        {
            0 => PathStep.At(3),
            1 => PathStep.Into("deep"),
            2 => PathStep.Into("#b"),
            _ => (PathStep?)null,
        })
        select new DocumentPath(more is { } step ? [PathStep.Into(root), step] : [PathStep.Into(root)]);

    private static readonly Gen<Operand> s_value = Gen.Choose(0, 4).Select(i => (Operand)new ValueOperand($":{i}"));

    private static readonly Gen<Operand> s_operand = Gen.OneOf(
        s_path.Select(path => (Operand)new PathOperand(path)), s_value, s_path.Select(path => (Operand)new SizeOperand(path)));

    public static Arbitrary<Condition> Conditions() => Gen.Sized(size => Of(Math.Min(size, 20))).ToArbitrary();

    public static Arbitrary<Update> Updates() => (
        from sets in Assignments(Term(2))
        from removes in Gen.ListOf(s_path, 2).Select(paths => new EquatableList<DocumentPath>([.. paths]))
        from adds in Assignments(s_value)
        from deletes in Assignments(s_value)
        select new Update(sets, removes, adds, deletes)).ToArbitrary();

    private static Gen<Condition> Of(int size) => size == 0
        ? Leaf()
        : Gen.OneOf(
            Leaf(),
            from left in Of(size / 2) from right in Of(size / 2) select (Condition)new AndCondition(left, right),
            from left in Of(size / 2) from right in Of(size / 2) select (Condition)new OrCondition(left, right),
            Of(size / 2).Select(inner => (Condition)new NotCondition(inner)));

    private static Gen<Condition> Leaf() => Gen.OneOf(
        from left in s_operand
        from comparison in Gen.Elements("=", "<>", "<", ">=")
        from right in s_operand
        select (Condition)new Comparison(left, comparison, right),
        from value in s_operand from low in s_operand from high in s_operand
        select (Condition)new BetweenCondition(value, low, high),
        from value in s_operand
        from choices in Gen.NonEmptyListOf(s_operand)
        select (Condition)new InCondition(value, new EquatableList<Operand>([.. choices])),
        from name in Gen.Elements("attribute_exists", "attribute_not_exists")
        from path in s_path
        select (Condition)new FunctionCondition(name, new EquatableList<Operand>([new PathOperand(path)])));

    private static Gen<EquatableList<Assignment>> Assignments(Gen<Operand> value) =>
        Gen.ListOf(from path in s_path from operand in value select new Assignment(path, operand), 2)
            .Select(list => new EquatableList<Assignment>([.. list]));

    private static Gen<Operand> Term(int depth) => Gen.OneOf(
        Inner(depth),
        from left in Inner(depth)
        from sign in Gen.Elements("+", "-")
        from right in Inner(depth)
        select (Operand)new ArithmeticOperand(left, sign, right));

    private static Gen<Operand> Inner(int depth) => depth == 0
        ? s_value
        : Gen.OneOf(
            s_value,
            s_path.Select(path => (Operand)new PathOperand(path)),
            from path in s_path from otherwise in Inner(depth - 1) select (Operand)new IfNotExistsOperand(path, otherwise),
            from first in Inner(depth - 1) from second in Inner(depth - 1) select (Operand)new ListAppendOperand(first, second));
}
