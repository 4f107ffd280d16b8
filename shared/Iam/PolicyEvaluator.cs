namespace Ecommerce.Iam;

/// <summary>
/// Decides requests within one account: a statement that denies wins over every other; else one that allows is enough, be it the
/// identity's or the resource's; else the request is refused.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>Decides by the policies of the caller alone.</summary>
    public static Decision Decide(IReadOnlyList<PolicyDocument> identityPolicies, AccessRequest request, Principal principal) =>
        Decide(identityPolicies, [], request, principal);

    /// <summary>Decides by the policies of the caller and of what is called.</summary>
    public static Decision Decide(
        IReadOnlyList<PolicyDocument> identityPolicies, IReadOnlyList<PolicyDocument> resourcePolicies, AccessRequest request,
        Principal principal)
    {
        ArgumentNullException.ThrowIfNull(identityPolicies);
        ArgumentNullException.ThrowIfNull(resourcePolicies);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(principal);
        var byIdentity = Weigh(identityPolicies, request, principal);
        if (byIdentity.Verdict == Verdict.DeniedExplicitly)
        {
            return byIdentity;
        }

        var byResource = Weigh(resourcePolicies, request, principal);
        return byResource.Verdict == Verdict.DeniedExplicitly || !byIdentity.IsAllowed ? byResource : byIdentity;
    }

    private static Decision Weigh(IReadOnlyList<PolicyDocument> policies, AccessRequest request, Principal principal)
    {
        var decision = Decision.Unmentioned;
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Statements)
            {
                if (statement.Effect == Effect.Allow && decision.IsAllowed || !statement.AppliesTo(request, principal))
                {
                    continue;
                }

                if (statement.Effect == Effect.Deny)
                {
                    return new Decision(Verdict.DeniedExplicitly, statement, policy.Kind);
                }

                // A mention of the whole account gives no right: it leaves the decision to the policies of its identities.
                if (statement.Principals?.OnlyNamesAccountOf(principal) != true)
                {
                    decision = new Decision(Verdict.Allowed, statement, policy.Kind);
                }
            }
        }

        return decision;
    }
}
