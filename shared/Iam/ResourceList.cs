namespace Ecommerce.Iam;

/// <summary>
/// The Resource of a statement, or its NotResource: everything but these.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
/// </summary>
internal sealed class ResourceList(IReadOnlyList<PolicyText> patterns, bool isInverted)
{
    public bool Include(string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.PatternFor(keys)?.Matches(resource) == true)
            {
                return !isInverted;
            }
        }

        return isInverted;
    }
}
