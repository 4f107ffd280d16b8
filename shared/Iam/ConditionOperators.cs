using System.Collections.Frozen;

namespace Ecommerce.Iam;

/// <summary>Prepares one value of the policy; null when it is not of the operator's type.</summary>
internal delegate ValueTest? MakeTest(PolicyValue value);

/// <summary>An operator without what may stand around it: how it compares, and whether the comparison must fail.</summary>
internal sealed record ConditionOperator(string Takes, MakeTest Make, bool IsNegated = false);

/// <summary>
/// The operators there are, but <c>Null</c>, which compares nothing.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
internal static class ConditionOperators
{
    private static readonly FrozenDictionary<string, ConditionOperator> s_operators = All().ToFrozenDictionary(StringComparer.Ordinal);

    public static ConditionOperator? Find(string name) => s_operators.GetValueOrDefault(name);

    private static Dictionary<string, ConditionOperator> All() => new()
    {
        ["StringEquals"] = new("a text", EqualTest.Exactly),
        ["StringNotEquals"] = new("a text", EqualTest.Exactly, IsNegated: true),
        ["StringEqualsIgnoreCase"] = new("a text", EqualTest.IgnoringCase),
        ["StringNotEqualsIgnoreCase"] = new("a text", EqualTest.IgnoringCase, IsNegated: true),
        ["StringLike"] = new("a text", LikeTest.OfText),
        ["StringNotLike"] = new("a text", LikeTest.OfText, IsNegated: true),
        ["ArnEquals"] = new("an ARN", LikeTest.OfArn),
        ["ArnLike"] = new("an ARN", LikeTest.OfArn),
        ["ArnNotEquals"] = new("an ARN", LikeTest.OfArn, IsNegated: true),
        ["ArnNotLike"] = new("an ARN", LikeTest.OfArn, IsNegated: true),
        ["NumericEquals"] = Numeric(Relation.Equal),
        ["NumericNotEquals"] = Numeric(Relation.Equal) with { IsNegated = true },
        ["NumericLessThan"] = Numeric(Relation.Less),
        ["NumericLessThanEquals"] = Numeric(Relation.LessOrEqual),
        ["NumericGreaterThan"] = Numeric(Relation.Greater),
        ["NumericGreaterThanEquals"] = Numeric(Relation.GreaterOrEqual),
        ["DateEquals"] = Date(Relation.Equal),
        ["DateNotEquals"] = Date(Relation.Equal) with { IsNegated = true },
        ["DateLessThan"] = Date(Relation.Less),
        ["DateLessThanEquals"] = Date(Relation.LessOrEqual),
        ["DateGreaterThan"] = Date(Relation.Greater),
        ["DateGreaterThanEquals"] = Date(Relation.GreaterOrEqual),
        ["Bool"] = new("true or false", BooleanTest.Of),
        ["BinaryEquals"] = new("bytes in base 64", BinaryTest.Of),
        ["IpAddress"] = new("an address or a range of addresses", AddressTest.Of),
        ["NotIpAddress"] = new("an address or a range of addresses", AddressTest.Of, IsNegated: true),
    };

    private static ConditionOperator Numeric(Relation relation) => new("a number", value => OrderTest.OfNumber(value, relation));

    private static ConditionOperator Date(Relation relation) =>
        new("a date (ISO 8601, or seconds since 1970)", value => OrderTest.OfDate(value, relation));
}
