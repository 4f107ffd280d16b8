namespace Ecommerce.Iam;

/// <summary>
/// What the user guide calls a null data set: a key that is absent, has no value, or has empty texts only.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
/// </summary>
internal static class ContextValues
{
    public static bool AreNone(IReadOnlyDictionary<string, IReadOnlyList<string>> keys, string key) =>
        !keys.TryGetValue(key, out var values) || AreNone(values);

    public static bool AreNone(IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            if (value.Length > 0)
            {
                return false;
            }
        }

        return true;
    }
}
