using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// A function that Lambda reads a source for: it does so in the name of the function's role, and with that role's rights only.
/// </summary>
/// <param name="Name">As deployed.</param>
/// <param name="Role">The role as it is now: it may have been changed since the last look.</param>
public sealed record MappedFunction(string Name, Func<Caller> Role)
{
    public string Arn => $"arn:aws:lambda:{LocalAccount.Region}:{LocalAccount.Id}:function:{Name}";

    /// <summary>Whether the role may do all of it. Each action is asked for, so that each that is refused is told.</summary>
    public bool May(string resource, params IReadOnlyList<string> actions)
    {
        var role = Role();
        return actions.Count(action => role.Refuse(new(action, resource)) is null) == actions.Count;
    }
}
