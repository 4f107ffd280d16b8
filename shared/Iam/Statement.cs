namespace Ecommerce.Iam;

/// <summary>
/// One statement of a policy. It applies to a request when each of its elements does: principal, action, resource and every condition.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
/// </summary>
public sealed class Statement
{
    private readonly ActionList _actions;
    private readonly IReadOnlyList<Condition> _conditions;

    internal Statement(string? sid, Effect effect, ActionList actions, IReadOnlyList<Condition> conditions)
    {
        Sid = sid;
        Effect = effect;
        _actions = actions;
        _conditions = conditions;
    }

    /// <summary>A name that its author gave it, unique in its policy.</summary>
    public string? Sid { get; }

    /// <summary>What it does to requests that it applies to.</summary>
    public Effect Effect { get; }

    /// <summary>Null in a policy of an identity, which is its own principal.</summary>
    internal PrincipalList? Principals { get; init; }

    /// <summary>Null in a policy of a resource that leaves it out, and means that resource.</summary>
    internal ResourceList? Resources { get; init; }

    /// <summary>The cheapest question first: most statements are about another action.</summary>
    internal bool AppliesTo(AccessRequest request, Principal principal)
    {
        if (!_actions.Include(request.Action)
            || Resources?.Include(request.Resource, request.Keys) == false
            || Principals?.Include(principal) == false)
        {
            return false;
        }

        foreach (var condition in _conditions)
        {
            if (!condition.Holds(request.Keys))
            {
                return false;
            }
        }

        return true;
    }
}
