namespace Ecommerce.Iam;

/// <summary>
/// Asks whether a key is absent (<c>true</c>) or there and not empty (<c>false</c>).
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
/// </summary>
internal sealed class NullCondition(string key, IReadOnlyList<bool> wanted) : Condition
{
    public override bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        wanted.Contains(ContextValues.AreNone(keys, key));
}
