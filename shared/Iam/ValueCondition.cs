namespace Ecommerce.Iam;

/// <summary>How many values of a key an operator looks at.</summary>
internal enum Quantifier
{
    /// <summary>Without a set operator: the one value that a key has.</summary>
    Single,

    /// <summary><c>ForAllValues:</c></summary>
    All,

    /// <summary><c>ForAnyValue:</c></summary>
    Some,
}

/// <summary>
/// Compares the values of a key with those of the policy: a value passes when it is like one of the policy's, or, when the operator is
/// negated, like none of them. What holds for a key that is absent:
/// <list type="bullet">
/// <item><c>ForAllValues</c> is true and <c>ForAnyValue</c> is false, whatever operator follows, <c>IfExists</c> or not;</item>
/// <item>else <c>IfExists</c> and negated operators are true, the others false.</item>
/// </list>
/// An operator for a single value never holds for a key that has several.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
/// </summary>
internal sealed class ValueCondition(string key, Quantifier quantifier, bool isNegated, bool ifExists, ValueTest[] tests) : Condition
{
    public override bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        if (!keys.TryGetValue(key, out var values) || values.Count == 0)
        {
            return quantifier == Quantifier.All || (quantifier == Quantifier.Single && (ifExists || isNegated));
        }

        return quantifier switch
        {
            Quantifier.Single => values.Count == 1 && Passes(values[0], keys),
            Quantifier.All => ContextValues.AreNone(values) || Count(values, keys) == values.Count,
            Quantifier.Some => !ContextValues.AreNone(values) && Count(values, keys) > 0,
        };
    }

    private int Count(IReadOnlyList<string> values, IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += Passes(value, keys) ? 1 : 0;
        }

        return count;
    }

    private bool Passes(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        foreach (var test in tests)
        {
            if (test.Passes(value, keys))
            {
                return !isNegated;
            }
        }

        return isNegated;
    }
}
