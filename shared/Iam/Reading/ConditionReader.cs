namespace Ecommerce.Iam;

/// <summary>
/// Reads a Condition block: operators, in each of them keys, for each of them one or more values.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
/// </summary>
internal sealed class ConditionReader(bool hasVariables)
{
    private const string ForAllValues = "ForAllValues:";
    private const string ForAnyValue = "ForAnyValue:";
    private const string IfExists = "IfExists";

    public IReadOnlyList<Condition> Read(PolicyNode block) =>
        [.. block.AllMembers().SelectMany(member => ReadOperator(member.Name, member.Node))];

    private IEnumerable<Condition> ReadOperator(string name, PolicyNode node)
    {
        if (name == "Null")
        {
            return node.AllMembers().Select(member => ReadNull(member.Name, member.Node));
        }

        var quantifier = name.StartsWith(ForAllValues, StringComparison.Ordinal) ? Quantifier.All
            : name.StartsWith(ForAnyValue, StringComparison.Ordinal) ? Quantifier.Some
            : Quantifier.Single;
        var rest = name[(quantifier == Quantifier.Single ? 0 : name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var ifExists = rest.EndsWith(IfExists, StringComparison.Ordinal);
        var found = ConditionOperators.Find(ifExists ? rest[..^IfExists.Length] : rest)
            ?? throw node.Problem("is not an operator that IAM knows (case matters)");
        return node.AllMembers().Select(member =>
            new ValueCondition(member.Name, quantifier, found.IsNegated, ifExists, ReadValues(found, member.Node)));
    }

    private static NullCondition ReadNull(string key, PolicyNode node) => new(key, [.. node.OneOrMore().Select(value =>
        bool.TryParse(value.ConditionValue(), out var wanted) ? wanted : throw value.Problem("must be true or false"))]);

    private ValueTest[] ReadValues(ConditionOperator found, PolicyNode node) => [.. node.OneOrMore().Select(value =>
        found.Make(new PolicyValue(value.ConditionValue(), hasVariables, value.Path)) ?? throw value.Problem($"must be {found.Takes}"))];
}
