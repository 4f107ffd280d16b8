using Ecommerce.Topology;
using Pulumi.Aws.Cognito;
using Cognito = Pulumi.Aws.Cognito;
using Resource = Pulumi.Resource;

namespace Ecommerce.Stack.Components;

/// <summary>The groups of a pool, and the first admin in the first of them, who can invite the rest.</summary>
internal static class PoolGroups
{
    /// <param name="email">Who is invited; null: nobody is.</param>
    public static void Make(UserPoolSpec spec, Cognito.UserPool pool, string? email, Resource parent)
    {
        foreach (var group in spec.Groups)
        {
            _ = new UserGroup($"{spec.Name}-{group}", new() { Name = group, UserPoolId = pool.Id }, new() { Parent = parent });
        }

        if (spec.Groups.Count > 0 && email is not null)
        {
            Invite(spec, pool, email, parent);
        }
    }

    // What the person changes of the account later is not undone.
    private static void Invite(UserPoolSpec spec, Cognito.UserPool pool, string email, Resource parent)
    {
        var name = $"{spec.Name}-first";
        var user = new User(name, new()
        {
            UserPoolId = pool.Id,
            Username = email,
            Attributes = { ["email"] = email, ["email_verified"] = "true" },
            DesiredDeliveryMediums = ["EMAIL"],
        }, new() { Parent = parent, IgnoreChanges = ["attributes", "enabled"] });
        _ = new UserInGroup(
            name, new() { UserPoolId = pool.Id, Username = user.Username, GroupName = spec.Groups[0] },
            new() { Parent = parent, DependsOn = [user] });
    }
}
