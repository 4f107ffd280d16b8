namespace Ecommerce.Iam;

/// <summary>
/// The Action of a statement, or its NotAction: everything but these. Names are compared without regard to case, and <c>*</c> and
/// <c>?</c> may stand anywhere in them.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
/// </summary>
internal sealed class ActionList(IReadOnlyList<WildcardPattern> patterns, bool isInverted)
{
    public bool Include(string action)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(action))
            {
                return !isInverted;
            }
        }

        return isInverted;
    }
}
